import type { AccountDeps } from '#lib/accounts/index.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY, newId } from '#lib/ids.ts'
import type { Result } from '#lib/problems.ts'
import { PROBE_SECONDS } from './plan-checks.ts'

/** A provider counts as away when so many accounts of a project could not reach it within so many minutes. */
const ACCOUNTS = 3
const MINUTES = 10

/** One that is away again within so many milliseconds was never back: else a provider that comes and goes is dozens. */
const SAME_MS = 10 * 60_000

type Place = { projectId: string; provider: string; environment: string }
type Met = { code: string; message: string }

/**
 * Says after a check of an account (`acc_…`) what it means for the provider. Three accounts of a project in a row that
 * could not reach it within ten minutes (all of them, where there are two) are an incident; one that is answered, with
 * whatever verdict, ends it. The accounts stay as they are, but for when they are checked next.
 */
export async function noteCheck(
  { db }: Pick<AccountDeps, 'db'>,
  { projectId, accountId }: { projectId: string; accountId: string },
  checked: Result<unknown>,
): Promise<void> {
  const isAway = !checked.ok && checked.problem.kind === 'could_not_check'
  const isAnswered = checked.ok || checked.problem.kind === 'credentials_refused'
  if (!isAway && !isAnswered) return
  const account = await db.prisma.linkedAccount.findFirst({
    where: { projectId, id: fromPublic('acc', accountId) ?? NOBODY },
    select: { provider: true, config: { select: { environment: true } } },
  })
  if (!account) return
  const place = { projectId, provider: account.provider, environment: account.config.environment }
  if (isAnswered) {
    await db.prisma.incident.updateMany({ where: { ...place, endedAt: null }, data: { endedAt: new Date() } })
    return
  }
  const { code = 'provider_unavailable', message } = checked.problem
  await db.prisma.$transaction(async (tx) => {
    if (await raise(tx, place, { code, message: String(message) })) await lookAgainSoon(tx, projectId, accountId)
  })
}

/** Opens an incident where there is reason to, or carries the last one on. Tells whether one goes on. */
async function raise(tx: Tx, place: Place, { code, message }: Met): Promise<boolean> {
  const { projectId, provider, environment } = place
  const one = JSON.stringify(['incident', projectId, provider, environment])
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 2))`
  const last = await tx.incident.findFirst({ where: place, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }] })
  const isOpen = last !== null && last.endedAt === null
  const accounts = await countMet(tx, place, isOpen ? last.openedAt : new Date())
  if (!isOpen && (accounts < 2 || (accounts < ACCOUNTS && accounts < (await countAccounts(tx, place))))) return false
  if (last && (!last.endedAt || Date.now() - last.endedAt.getTime() < SAME_MS)) {
    const data = { code, message, lastSeenAt: new Date(), endedAt: null, accounts: Math.max(accounts, last.accounts) }
    await tx.incident.updateMany({ where: { projectId, id: last.id }, data })
  } else await tx.incident.create({ data: { ...place, id: newId(), code, message, accounts } })
  return true
}

/** While its provider is away, an account that met it is the next to look: else a few accounts would look once in a while. */
const lookAgainSoon = (tx: Tx, projectId: string, accountId: string) => tx.$executeRaw`
  update linked_accounts set next_check_at = now() + make_interval(secs => ${PROBE_SECONDS})
  where project_id = ${projectId}::uuid and id = ${fromPublic('acc', accountId)}::uuid
    and next_check_at > now() + make_interval(secs => ${PROBE_SECONDS})`

/** Accounts that could not reach the provider since ten minutes before `openedAt`, and since it answered anybody. */
async function countMet(tx: Tx, { projectId, provider, environment }: Place, openedAt: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ accounts: number }[]>`
    with recent as (
      select account_id, outcome, created_at from calls
      where project_id = ${projectId}::uuid and provider = ${provider} and environment = ${environment}
        and created_at > ${openedAt}::timestamptz - make_interval(mins => ${MINUTES})
    )
    select count(distinct account_id)::int as accounts from recent
    where outcome = 'unavailable'
      and created_at > coalesce((select max(created_at) from recent where outcome <> 'unavailable'), '-infinity')`
  return row?.accounts ?? 0
}

/** The project's accounts of this provider, as far as it matters. */
async function countAccounts(tx: Tx, { projectId, provider, environment }: Place): Promise<number> {
  const some = await tx.linkedAccount.findMany({
    where: { projectId, provider, deletedAt: null, config: { environment } },
    select: { id: true },
    take: ACCOUNTS,
  })
  return some.length
}
