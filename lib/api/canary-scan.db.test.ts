import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { toPublic } from '#lib/ids.ts'
import { signedUpApi } from './api.fixture.ts'
import { canary, formsIn } from './canary.fixture.ts'

// Links, edits, checks and deletes with secrets that are easy to recognise, fails in every way on the way, and then
// looks for them in all that was kept, answered or printed.

const pairOf = (name: string) => ({
  id: canary(`${name}Id`, ['u%2B', '+/=id']),
  secret: canary(`${name}Secret`, [`'%25+"`, String.raw`"\&<%C3%A9>`]),
})
const pairs = { refused: pairOf('Refused'), linked: pairOf('Linked'), wrong: pairOf('Wrong'), edited: pairOf('Edited') }
const unreadable = { id: canary('UtfId', ['id-', '-id']), secret: canary('UtfSecret', ['ключ-', '-é-🔑"']) }
const all = [...Object.values(pairs), unreadable].flatMap(({ id, secret }) => [id, secret])
type Pair = (typeof pairs)['linked']

/** A provider that repeats whatever it is sent, in every way it can think of, when it refuses. */
async function repeatingProvider() {
  const state = { accepts: [] as Pair[], asked: new Set<string>(), isDown: false }
  const server = createServer((request, response) => {
    const said = request.headers.authorization ?? ''
    const plain = Buffer.from(said.replace(/^Basic /, ''), 'base64').toString()
    const [id = '', ...secret] = plain.split(':')
    state.asked.add(secret.join(':'))
    const echo = [said, plain, id, secret.join(':'), encodeURIComponent(plain), Buffer.from(plain).toString('hex')]
    const isKnown = state.accepts.some((pair) => plain === `${pair.id.value}:${pair.secret.value}`)
    const [status, body] = state.isDown
      ? [503, `<html>${echo.join(' ')}</html>`]
      : isKnown
        ? [200, JSON.stringify({ count: 0, next: null, previous: null, results: [] })]
        : [401, JSON.stringify({ detail: echo.join(' '), you: echo })]
    response.writeHead(status, { 'content-type': state.isDown ? 'text/html' : 'application/json', 'x-you': said })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { state, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

type Api = Awaited<ReturnType<typeof signedUpApi>>

/** Every row of every table, as JSON; bytes are hex in it. */
async function dumpOf({ db }: Api): Promise<Record<string, string>> {
  const { rows } = await db.pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const dumps = rows.map(async ({ name }): Promise<[string, string]> => {
    const { rows: kept } = await db.pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
    return [name, kept.map(({ row }) => row).join('\n')]
  })
  return Object.fromEntries(await Promise.all(dumps))
}

/** Everything this process prints from now on, also past the logger. */
function listen(): string[] {
  const printed: string[] = []
  for (const spy of [
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write')),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name)),
  ]) {
    spy.mockImplementation((...said: unknown[]) => {
      printed.push(said.map(String).join(' '))
      return true
    })
    onTestFinished(() => spy.mockRestore())
  }
  return printed
}

test('no secret stands in a table, an answer or a log line, in whatever alphabet', async () => {
  const { state, origin } = await repeatingProvider()
  const api = await signedUpApi({ env: { HUB_ENV: 'test', HUB_TEST_ORIGIN: origin } })
  const printed = listen()
  const answers: string[] = []
  const send = async (path: string, json?: unknown, method = 'POST') => {
    const answer = await api.as(path, { method, ...(json !== undefined && { json }) })
    const text = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`
    answers.push(text)
    return JSON.parse(text.trim().split('\n').at(-1)!)
  }
  const valuesOf = ({ id, secret }: Pair) => ({ clientId: id.value, clientSecret: secret.value })
  const link = (pair: Pair) => {
    const values = { ...valuesOf(pair), companySubdomain: 'acme', organisationId: '100028' }
    const config_id = toPublic('cfg', api.productionConfig.id)
    return send('/api/accounts', { attempt: randomUUID(), config_id, values })
  }
  const relink = (id: string, pair: Pair) =>
    send(`/api/accounts/${id}/relink`, { attempt: randomUUID(), values: valuesOf(pair) })

  state.accepts = [pairs.linked, pairs.edited]
  expect(await link(pairs.refused)).toMatchObject({ problem: { kind: 'credentials_refused' } })
  expect(await link(unreadable)).toMatchObject({ kind: 'invalid_values' })
  await api.db.pool.query('alter table outbox_events rename to elsewhere')
  expect(await link(pairs.linked)).toMatchObject({ problem: { kind: 'unexpected' } })
  await api.db.pool.query('alter table elsewhere rename to outbox_events')
  const { account } = await link(pairs.linked)
  expect(await link(pairs.edited)).toMatchObject({ problem: { kind: 'already_linked' } })
  expect(await relink(account.id, pairs.wrong)).toMatchObject({ problem: { kind: 'credentials_refused' } })
  expect(await relink(account.id, pairs.edited)).toMatchObject({ type: 'done' })
  expect(await send(`/api/accounts/${account.id}/check`)).toMatchObject({ type: 'done' })
  state.accepts = []
  expect(await send(`/api/accounts/${account.id}/check`)).toMatchObject({ problem: { kind: 'credentials_refused' } })
  state.isDown = true
  expect(await send(`/api/accounts/${account.id}/check`)).toMatchObject({ problem: { kind: 'could_not_check' } })
  await send('/api/accounts', undefined, 'GET')
  const before = await dumpOf(api)
  await send(`/api/accounts/${account.id}`, undefined, 'DELETE')
  const after = await dumpOf(api)

  // The walk did what it says: the provider was asked with these very secrets, and an account was kept.
  expect([...state.asked].sort()).toEqual(
    Object.values(pairs)
      .map(({ secret }) => secret.value)
      .sort(),
  )
  expect(before.linked_accounts).toContain('100028')
  const places = {
    ...before,
    ...Object.fromEntries(Object.entries(after).map(([name, dump]) => [`${name}, later`, dump])),
  }
  const everything = { ...places, answers: answers.join('\n'), log: api.lines.join(''), printed: printed.join('\n') }
  for (const [place, text] of Object.entries(everything))
    expect([place, all.flatMap((secret) => formsIn(text, secret))]).toEqual([place, []])
})

const { secret } = pairs.linked
test.each([
  ['as it is', `x${secret.value}x`],
  ['a part of it', `"detail":"x${secret.marker}"`],
  ['base64', Buffer.from(secret.value).toString('base64')],
  ['base64 after one byte', Buffer.from(`:${secret.value}`).toString('base64')],
  ['base64 after two bytes', Buffer.from(`a:${secret.value}…`).toString('base64url')],
  ['hex', Buffer.from(secret.value).toString('hex')],
  ['a URL', new URL(`https://acme.example/?q=${encodeURIComponent(secret.value)}`).href],
  ['JSON', JSON.stringify({ secret: secret.value })],
])('the scan finds a secret in %s', (_, text) => {
  expect(formsIn(text, secret)).not.toEqual([])
})

test.each([
  ['a URL', (word: string) => encodeURIComponent(word)],
  ['a form', (word: string) => new URLSearchParams({ word }).toString()],
  ['JSON', (word: string) => JSON.stringify(word)],
  ['JSON in JSON', (word: string) => JSON.stringify(JSON.stringify(word))],
])('the scan finds awkward characters in %s without help from the marker', (_, write) => {
  const awkward = { marker: 'not in it', value: unreadable.secret.value }
  expect(formsIn(write(awkward.value), awkward)).not.toEqual([])
})
