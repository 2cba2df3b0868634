import { findConnector } from '#lib/registry.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

/** Something that has a name: its kind as the log has it, and its row's id. */
type Named = { type: string; id: string | null }
type Row = { id: string; name: string }
type Find = (prisma: PrismaClient, projectId: string, ids: string[]) => Promise<readonly Row[]>

const select = { id: true, name: true } as const

/** Where names are found, by kind: what belongs to a project is looked for in that project alone. */
const sources: Readonly<Record<string, Find>> = {
  account: accountNames,
  config: (prisma, projectId, ids) => prisma.config.findMany({ where: { projectId, id: { in: ids } }, select }),
  // People have no project; that they stand in this one's log is why their names may be shown.
  person: (prisma, _, ids) => prisma.person.findMany({ where: { id: { in: ids } }, select }),
  api_key: (prisma, projectId, ids) => prisma.apiKey.findMany({ where: { projectId, id: { in: ids } }, select }),
  project: (prisma, projectId, ids) =>
    prisma.project.findMany({ where: { id: { in: ids.filter((id) => id === projectId) } }, select }),
  connect_session: sessionNames,
  session: sessionNames,
  invitation: async (prisma, projectId, ids) => {
    const rows = await prisma.invitation.findMany({ where: { projectId, id: { in: ids } } })
    return rows.flatMap(({ id, email }) => (email === null ? [] : [{ id, name: email }]))
  },
  webhook: async (prisma, projectId, ids) => {
    const where = { projectId, id: { in: ids } }
    const rows = await prisma.webhookEndpoint.findMany({ where, select: { id: true, url: true, description: true } })
    return rows.map(({ id, url, description }) => ({ id, name: description || new URL(url).host }))
  },
}

/** Names by `type id`, asked for in one query a kind. What is gone has none. */
export async function findNames(
  prisma: PrismaClient,
  projectId: string,
  asked: readonly Named[],
): Promise<(of: Named) => string | null> {
  const ids = new Map<string, Set<string>>()
  for (const { type, id } of asked)
    if (id !== null && sources[type]) ids.set(type, (ids.get(type) ?? new Set()).add(id))
  const found = await Promise.all(
    [...ids].map(async ([type, wanted]) => {
      const rows = await sources[type]!(prisma, projectId, [...wanted])
      return rows.map(({ id, name }) => [`${type} ${id}`, name] as const)
    }),
  )
  const names = new Map(found.flat())
  return ({ type, id }) => names.get(`${type} ${id}`) ?? null
}

/** As the accounts' page calls them, and at which provider. */
async function accountNames(prisma: PrismaClient, projectId: string, ids: string[]): Promise<Row[]> {
  const rows = await prisma.linkedAccount.findMany({
    where: { projectId, id: { in: ids } },
    select: { id: true, label: true, identityName: true, provider: true },
  })
  return Promise.all(
    rows.map(async ({ id, label, identityName, provider }) => {
      const connector = (await findConnector(provider))?.name ?? provider
      const own = label ?? identityName
      return { id, name: own === null ? connector : `${own} · ${connector}` }
    }),
  )
}

async function sessionNames(prisma: PrismaClient, projectId: string, ids: string[]): Promise<Row[]> {
  const where = { projectId, id: { in: ids } }
  const rows = await prisma.connectSession.findMany({ where, select: { id: true, originOwnerName: true } })
  return rows.map(({ id, originOwnerName }) => ({ id, name: originOwnerName }))
}
