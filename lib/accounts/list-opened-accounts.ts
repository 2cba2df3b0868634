import type { Context } from '#lib/auth/context.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, describeAccount } from './describe-account.ts'
import { openedAccounts } from './own-accounts.ts'

/** What a session opens for editing, as {@link openedAccounts} finds it; nothing for anybody else. */
export async function listOpenedAccounts({ db }: Pick<AccountDeps, 'db'>, context: Context): Promise<Account[]> {
  if (!context.session) return []
  const rows = await openedAccounts(db.prisma, context.session)
  return Promise.all(rows.map((row) => describeAccount(row, context)))
}
