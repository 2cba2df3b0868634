import { record } from '#lib/audit/record.ts'
import { openSignIn } from '#lib/auth/sign-ins.ts'
import type { Db } from '#lib/db.ts'
import { newId, type Prefix, toPublic } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'

/** Every route that names an id, and where: taken from the OpenAPI document, so that a new one joins by itself. */

type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  anyOf?: Schema[]
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
}
type Route = {
  parameters?: { in: 'path' | 'query'; name: string; schema?: Schema }[]
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
}
export type Document = {
  paths: Record<string, Record<string, Route>>
  components?: { schemas?: Record<string, Schema> }
}

export type Kind = Prefix | 'connector'
/** One place of one route that names an id. */
export type Place = {
  route: string
  method: string
  path: string
  where: 'path' | 'query' | 'body'
  name: string
  isList: boolean
  kind: Kind
}

/** What stands before an id in a path, and what kind it is of. */
const kinds: Readonly<Record<string, Kind>> = {
  accounts: 'acc',
  bulk_runs: 'run',
  configs: 'cfg',
  connect_sessions: 'ses',
  connectors: 'connector',
  deliveries: 'dlv',
  incidents: 'inc',
  invitations: 'inv',
  keys: 'key',
  people: 'per',
  projects: 'prj',
  sessions: 'ses',
  'sign-ins': 'sgn',
  webhooks: 'whk',
  'hub/accounts': 'acc',
  'hub/connectors': 'cfg',
}

/** Names in a query or a body that are ids of ours. */
const named: Readonly<Record<string, Kind>> = {
  account_id: 'acc',
  account_ids: 'acc',
  actor: 'per',
  config: 'cfg',
  config_id: 'cfg',
  connector_profile_id: 'cfg',
  integration_id: 'cfg',
  project_id: 'prj',
  target: 'acc',
}

/** Ids that are the callers' own, and so anybody's. */
const foreign = ['origin_owner_id', 'origin_owner_ids']

const looksLikeId = (name: string): boolean => Object.hasOwn(named, name) || /(^|_)ids?$/.test(name)

/** Every place; `unknown` names those whose kind nobody has told this file. */
export function placesOf(document: Document): { places: Place[]; unknown: string[] } {
  const places: Place[] = []
  const unknown: string[] = []
  for (const [path, methods] of Object.entries(document.paths))
    for (const [verb, operation] of Object.entries(methods)) {
      const [method, route] = [verb.toUpperCase(), `${verb.toUpperCase()} ${path}`]
      const add = (where: Place['where'], name: string, kind: Kind | undefined) => {
        if (kind === undefined) unknown.push(`${route}: ${name}`)
        else places.push({ route, method, path, where, name, isList: name.endsWith('_ids'), kind })
      }
      for (const [, before = '', name = ''] of path.matchAll(/\/((?:hub\/)?[\w-]+)\/\{(\w+)\}/g))
        add('path', name, kinds[before])
      const inQuery = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name)
      const inBody = Object.keys(bodySchema(document, operation)?.properties ?? {})
      for (const [where, names] of [
        ['query', inQuery],
        ['body', inBody],
      ] as const)
        for (const name of names.filter((one) => looksLikeId(one) && !foreign.includes(one)))
          add(where, name, named[name])
    }
  return { places, unknown }
}

const resolved = (document: Document, schema: Schema | undefined): Schema | undefined =>
  schema?.$ref ? document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] : schema

const bodySchema = (document: Document, { requestBody }: Route): Schema | undefined =>
  resolved(document, requestBody?.content['application/json']?.schema)

/** A body that a route takes: all that it requires, of the types it says. */
export function sampleBody(document: Document, { path, method }: Pick<Place, 'path' | 'method'>): unknown {
  const schema = bodySchema(document, document.paths[path]?.[method.toLowerCase()] ?? {})
  return schema && sampleOf(document, schema)
}

function sampleOf(document: Document, given: Schema): unknown {
  const schema = resolved(document, given) ?? {}
  if (schema.anyOf?.[0]) return sampleOf(document, schema.anyOf[0])
  if (schema.enum) return schema.enum[0]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const members = (schema.required ?? []).map((name) => [name, sampleOf(document, schema.properties?.[name] ?? {})])
    return Object.fromEntries(members)
  }
  if (type === 'array') return []
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  if (schema.format === 'uuid') return crypto.randomUUID()
  return schema.format === 'date-time' ? new Date().toISOString() : 'x'
}

/** One row of every kind in a project, by its public id; and a connect session to ask with. */
export async function oneOfEach(db: Db, projectId: string, personId: string) {
  const { prisma } = db
  const ids = Object.fromEntries(
    (['acc', 'cfg', 'inv', 'key', 'whk', 'dlv', 'run', 'inc'] as const).map((kind) => [kind, newId()]),
  )
  const [acc, cfg, inv, key, whk, dlv, run, inc] = Object.values(ids) as [string, ...string[]] as string[]
  const common = { connector: 'udemy', environment: 'sandbox', authMethod: 'basic' }
  await prisma.config.create({ data: { projectId, id: cfg!, name: `Of ${cfg}`, ...common } })
  await prisma.linkedAccount.create({
    data: {
      ...{
        projectId,
        id: acc!,
        configId: cfg!,
        provider: 'udemy',
        authMethod: 'basic',
        type: 'test',
        status: 'active',
      },
      ...{ originOwnerId: 'cust-1', originOwnerName: 'Globex' },
    },
  })
  await prisma.project.update({
    where: { id: projectId },
    data: { logo: Buffer.from('<svg/>'), logoType: 'image/svg+xml' },
  })
  const soon = new Date(Date.now() + 3_600_000)
  const hash = Buffer.from(inv!)
  await prisma.invitation.create({
    data: { projectId, id: inv!, role: 'viewer', hash, invitedBy: personId, expiresAt: soon },
  })
  await prisma.apiKey.create({ data: { projectId, id: key!, name: 'fake', hash: Buffer.from(key!), hint: 'x' } })
  await prisma.webhookEndpoint.create({
    data: { projectId, id: whk!, url: 'https://127.0.0.1/hooks', sealedSecret: Buffer.from('fake') },
  })
  await prisma.delivery.create({
    data: {
      ...{
        projectId,
        id: dlv!,
        endpointId: whk!,
        eventId: newId(),
        type: 'account.updated',
        recordId: acc!,
        sequence: 1n,
      },
      state: 'failed',
    },
  })
  await prisma.bulkRun.create({
    data: { projectId, id: run!, kind: 'check', state: 'done', total: 0, createdByType: 'system' },
  })
  await prisma.incident.create({
    data: { projectId, id: inc!, provider: 'udemy', environment: 'sandbox', code: 'x', message: 'x', accounts: 2 },
  })
  const member = newId()
  await prisma.person.create({ data: { id: member, email: `${member}@acme.example`, name: 'Grace', passwordHash: '' } })
  await prisma.membership.create({ data: { projectId, personId: member, role: 'viewer' } })
  const [actor, target] = [{ type: 'person', id: member } as const, { type: 'account', id: acc }]
  await record(prisma, { projectId, actor, action: 'account.renamed', target })
  const session = await testSession(db, projectId, { maxLinks: 9, type: 'test', accountId: null })
  const signIn = await openSignIn(prisma, personId, { projectId })
  const shown = Object.entries(ids).map(([kind, id]) => [kind, toPublic(kind as Prefix, id)])
  return {
    ids: {
      ...(Object.fromEntries(shown) as Record<keyof typeof ids, string>),
      ses: toPublic('ses', session.id),
      per: toPublic('per', member),
      sgn: toPublic('sgn', signIn),
      prj: toPublic('prj', projectId),
      connector: 'udemy',
    } as Record<Kind, string>,
    session: session.headers,
  }
}
