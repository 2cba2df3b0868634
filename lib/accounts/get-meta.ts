import { ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import { findAccount } from './find-account.ts'
import { requireConnector } from './require-usable.ts'

/** What an account's connector is and can do, in StackOne's words; `models`, their unified ones, are none here. */
export async function getMeta({ db }: Pick<AccountDeps, 'db'>, caller: Caller, id: string) {
  const found = await findAccount(db.prisma, caller, id)
  if (!found.ok) return found
  const { provider } = found.value
  const present = await requireConnector(found.value)
  if (!present.ok) return present
  const { category, actions } = (await findConnector(provider))!
  return ok({
    provider,
    category,
    models: {},
    actions: Object.entries(actions).map(([key, { title, description, kind }]) => ({
      id: `${provider}_${key}`,
      title,
      description,
      kind,
    })),
  }) satisfies Result<unknown>
}
