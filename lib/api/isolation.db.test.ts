import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testPerson } from '#lib/auth/installation.fixture.ts'
import { fromPublic, newId, type Prefix, toPublic } from '#lib/ids.ts'
import { ask, signedUpApi } from './api.fixture.ts'
import { type Document, type Kind, oneOfEach, type Place, placesOf, sampleBody } from './isolation.fixture.ts'

// Every route that names an id, in its path, its query or its body, is asked with another project's, another type's, an
// absent and a malformed one: all get one answer, found out by the same queries. Routes come from the OpenAPI document,
// so a new one joins by itself; where an id's kind is not known, the test names it: say it in isolation.fixture.ts.

/** What a route needs in its body beside what its schema says it must have. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /api/accounts/{id}': { label: null },
  'PATCH /api/configs/{id}': { name: 'Renamed' },
  'PATCH /api/webhooks/{id}': { description: 'Renamed' },
  'PATCH /api/people/{id}': { role: 'admin' },
  'POST /api/accounts/relink_links': { account_ids: [] },
  'POST /api/bulk_runs': { kind: 'suspend', account_ids: [] },
  'POST /api/connect_sessions': { provider: 'udemy', type: 'test' },
}

/** Places where the answer to an id that is not there is another than 404, and why. */
const others: Readonly<Record<string, number>> = {
  // A filter that nothing fits shows an empty list.
  'GET /api/accounts config_id': 200,
  'GET /api/accounts account_ids': 200,
  'GET /api/accounts/export.csv config_id': 200,
  'GET /api/accounts/export.csv account_ids': 200,
  'GET /api/audit_events actor': 200,
  'GET /api/audit_events target': 200,
  'GET /api/audit_events/export.csv actor': 200,
  'GET /api/audit_events/export.csv target': 200,
  // An entry of a form, with a sentence at it.
  'POST /api/connect_sessions account_id': 422,
  'POST /api/connect_sessions integration_id': 422,
  'POST /api/connect_sessions connector_profile_id': 422,
  // Nobody looks at it: what is wrong is the empty form.
  'PATCH /api/hub/accounts/{id} integration_id': 422,
}

/** Ids that are public: whose project it is does not matter. */
const open = ['GET /api/sessions/{id}/frame id', 'GET /api/projects/{id}/logo id']

/** Where an id of one's own gets no other answer, and why. */
const sameForOwn = [
  // The link's secret belongs to it.
  'POST /api/invitations/{id}/look id',
  'POST /api/invitations/{id}/accept id',
  // StackOne's hub sends it along; the account has its config.
  'PATCH /api/hub/accounts/{id} integration_id',
]

/** What has to be so before a route finds one's own. */
const before: Readonly<Record<string, string>> = {
  'POST /api/accounts/{id}/restore': 'update linked_accounts set deleted_at = now() where id = $1',
}

type Ids = Record<Kind, string>

/** Ids that name nothing here: another project's, another type's (a row of one's own, and the right row under another prefix), absent, malformed. */
function wrongIds({ kind }: Place, mine: Ids, theirs: Ids): string[] {
  if (kind === 'connector') return ['novelty', mine.acc, 'x', '..%2Fudemy', 'UDEMY']
  const own = mine[kind]
  const [prefix, digits = ''] = own.split('_')
  const relabelled = toPublic(kind === 'acc' ? 'cfg' : 'acc', fromPublic(prefix as Prefix, own) ?? '')
  const malformed = ['x', `${prefix}_${digits.toUpperCase()}`, `${own}0`, fromPublic(kind, own) ?? '']
  return [toPublic(kind, newId()), theirs[kind], mine[kind === 'acc' ? 'cfg' : 'acc'], relabelled, ...malformed]
}

/** The text of every statement that is sent to the database from now on. */
function listen(): string[] {
  const heard: string[] = []
  const { query } = pg.Client.prototype
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [asked] = given as [string | { text: string }]
    heard.push(typeof asked === 'string' ? asked : asked.text)
    return (query as (...all: unknown[]) => unknown).apply(this, given) as never
  } as never)
  onTestFinished(() => spy.mockRestore())
  return heard
}

test('an id of another project, of another type, an absent and a malformed one get one answer, by the same queries', {
  timeout: 120_000,
}, async () => {
  const hub = await signedUpApi({ env: { HUB_TESTS_PER_HOUR: '99999' } })
  const { person, project } = await (await hub.as('/api/me')).json()
  const owner = fromPublic('per', person.id) ?? ''
  const stranger = await testPerson(hub.db)
  const theirs = (await oneOfEach(hub.db, stranger.projectId, stranger.personId)).ids
  const document = (await (await ask(hub, '/api/openapi.json')).json()) as Document
  const { places, unknown } = placesOf(document)
  expect(unknown, 'say in isolation.fixture.ts of what kind these ids are').toEqual([])
  expect(places.length).toBeGreaterThan(50)
  const heard = listen()
  const ownRows = () => oneOfEach(hub.db, fromPublic('prj', project.id) ?? '', owner)
  let rows: Awaited<ReturnType<typeof ownRows>> | undefined

  const wrong: Record<string, string[]> = {}
  for (const place of places) {
    const name = `${place.route} ${place.name}`
    rows ??= await ownRows()
    const mine = rows
    const headers: Record<string, string> = place.path.startsWith('/api/hub/') ? mine.session : { cookie: hub.cookie }
    const send = async (id: string) => {
      const { path, body } = filled(document, place, mine.ids, id)
      heard.length = 0
      const json = body === undefined ? {} : { json: body }
      const answer = await ask(hub, path, { method: place.method, headers, ...json })
      const text = (await answer.text()).replace(/\\?"(request_id|timestamp)\\?":\\?"[^"\\]*\\?"/g, '')
      return { status: answer.status, text, queries: heard.filter((one) => !/^(BEGIN|COMMIT|ROLLBACK)/i.test(one)) }
    }
    const ids = wrongIds(place, mine.ids, theirs).filter((id) => !(open.includes(name) && id === theirs[place.kind]))
    // The first request of all may do what is done once an hour.
    await send(ids[0]!)
    const absent = await send(ids[0]!)
    const said: string[] = []
    if (absent.status !== (others[name] ?? 404)) said.push(`an absent id: ${absent.status} ${absent.text}`)
    for (const id of ids.slice(1)) {
      const answer = await send(id)
      if (answer.status !== absent.status || answer.text !== absent.text)
        said.push(`${id}: ${answer.status} ${answer.text}`)
      else if (answer.queries.join('\n') !== absent.queries.join('\n'))
        said.push(
          `${id}: other queries\n${answer.queries.join('\n')}\nthan for an absent one\n${absent.queries.join('\n')}`,
        )
    }
    // The request is a good one: with an id of one's own it is not the same answer.
    const statement = before[place.route]
    if (statement) await hub.db.pool.query(statement, [fromPublic('acc', mine.ids.acc)])
    const good = await send(mine.ids[place.kind])
    if (sameForOwn.includes(name)) expect(good).toEqual(absent)
    else if (good.status === 404 || good.text === absent.text)
      said.push(`an id of one’s own: ${good.status} ${good.text}`)
    // What is done to one's own rows may be their end.
    if (place.method !== 'GET') rows = undefined
    if (said.length > 0) wrong[name] = said
  }
  expect(wrong).toEqual({})
  for (const name of [...Object.keys(others), ...open, ...sameForOwn])
    expect(places.map(({ route, name: its }) => `${route} ${its}`)).toContain(name)
})

/** The address and the body of a request that is good but for this id. */
function filled(document: Document, place: Place, mine: Ids, id: string): { path: string; body: unknown } {
  const { places } = placesOf(document)
  const own = places.filter(({ route, where }) => route === place.route && where === 'path')
  const withIds = own.reduce(
    (path, { name, kind }) =>
      path.replace(`{${name}}`, name === place.name && place.where === 'path' ? id : mine[kind]),
    place.path,
  )
  const value = place.isList ? [id] : id
  const query = place.where === 'query' ? `?${new URLSearchParams({ [place.name]: id })}` : ''
  const sample = sampleBody(document, place)
  const given = {
    ...(sample as object | undefined),
    ...bodies[place.route],
    ...(place.where === 'body' && { [place.name]: value }),
  }
  return { path: withIds + query, body: sample === undefined ? undefined : given }
}

test('a route whose id is of no known kind is named', () => {
  const document: Document = {
    paths: {
      '/api/novelties/{id}': { get: {} },
      '/api/x': { get: { parameters: [{ in: 'query', name: 'novelty_id' }] } },
    },
  }
  expect(placesOf(document)).toEqual({ places: [], unknown: ['GET /api/novelties/{id}: id', 'GET /api/x: novelty_id'] })
})
