import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, describeAccount } from './describe-account.ts'
import { findAccount } from './find-account.ts'

/** One account, without secrets. */
export async function getAccount({ db }: AccountDeps, context: Context, id: string): Promise<Result<Account>> {
  const found = await findAccount(db.prisma, context, id)
  return found.ok ? ok(await describeAccount(found.value, context)) : found
}
