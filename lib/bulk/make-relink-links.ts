import type { Context } from '#lib/auth/context.ts'
import { toPublic } from '#lib/ids.ts'
import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import { createSession } from '#lib/sessions/index.ts'
import type { LinkedAccount, PrismaClient } from '#prisma/generated/client.ts'
import { type Chosen, chosenAccounts } from './chosen-accounts.ts'

/** Links at most, and how many sessions are made at once. */
export const MOST_LINKS = 1000
const AT_ONCE = 4

export type RelinkLink = {
  account_id: string
  display_name: string
  origin_owner_id: string
  origin_owner_name: string
  link: string
  expires_at: string
}
export type WithoutLink = Pick<RelinkLink, 'account_id' | 'display_name'> & { message: string }

/**
 * A link of its own for each account, with which its owner enters its credentials anew: to move customers here from
 * another hub. Each is a connect session, and its link is in this answer alone. `expiresIn`: seconds. `skipped`: accounts
 * that cannot be edited now, and why. Refused: `not_found` where none of the accounts is there, `invalid_values` for a
 * filter that finds none or more than {@link MOST_LINKS}.
 */
export async function makeRelinkLinks(
  deps: { prisma: PrismaClient; hubUrl: string },
  context: Context,
  { chosen, expiresIn }: { chosen: Chosen; expiresIn?: number | undefined },
): Promise<Result<{ links: RelinkLink[]; skipped: WithoutLink[] }>> {
  const { projectId } = context
  const query = await chosenAccounts(projectId, chosen)
  const ids = await deps.prisma.$queryRaw<{ id: string }[]>`select id from (${query}) as a limit ${MOST_LINKS + 1}`
  if (ids.length === 0) return 'filter' in chosen ? wrongFilter('No account fits this filter.') : notFound('account')
  if (ids.length > MOST_LINKS) return wrongFilter('At most 1,000 links are made at once, and this filter finds more.')
  const rows = await deps.prisma.linkedAccount.findMany({
    where: { projectId, id: { in: ids.map(({ id }) => id) }, deletedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const made = new Map<string, Made>()
  const queue = [...rows]
  const work = async () => {
    for (let row = queue.shift(); row; row = queue.shift())
      made.set(row.id, await linkFor(deps, context, row, expiresIn))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const inOrder = rows.flatMap(({ id }) => made.get(id) ?? [])
  return ok({
    links: inOrder.flatMap((one) => ('link' in one ? [one] : [])),
    skipped: inOrder.flatMap((one) => ('link' in one ? [] : [one])),
  })
}

type Made = RelinkLink | WithoutLink

async function linkFor(
  deps: { prisma: PrismaClient; hubUrl: string },
  context: Context,
  { id, provider, label, identityName, originOwnerId, originOwnerName, originUsername }: LinkedAccount,
  expiresIn: number | undefined,
): Promise<Made> {
  const accountId = toPublic('acc', id)
  const name = label ?? identityName ?? (await findConnector(provider))?.name ?? provider
  const account = { account_id: accountId, display_name: name }
  const session = await createSession(deps, context, {
    accountId,
    originOwnerId,
    originOwnerName,
    originUsername,
    expiresIn,
  })
  if (!session.ok) {
    const { fields, message } = session.problem
    return { ...account, message: String(Object.values(fields ?? {})[0] ?? message) }
  }
  const { auth_link_url: link, expires_at } = session.value
  return { ...account, origin_owner_id: originOwnerId, origin_owner_name: originOwnerName, link, expires_at }
}

const wrongFilter = (sentence: string) =>
  refuse('invalid_values', `${sentence} No link was made.`, 'Choose other accounts.', { fields: { filter: sentence } })
