import { afterEach, expect, test, vi } from 'vitest'
import { earlyScript, takeEarly } from './open-early.ts'
import { askWith } from './session-send.ts'
import { takeSecret } from './take-secret.ts'

const SECRET = 'fake-session-secret-0123456789-abcdefghijkl'
let made = 0

/** A page of a link as its first script finds it; what is asked of core is kept. */
function openPage({ hash = '', storage = new Map<string, string>() } = {}) {
  const session = `ses_${String(++made).padStart(26, '0')}`
  const location = { hash, pathname: `/link/${session}`, search: '?locale=de' }
  const history = {
    replaceState: vi.fn(() => {
      location.hash = ''
    }),
  }
  const sessionStorage = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
  }
  const asked: unknown[][] = []
  const fetch = (...request: unknown[]) => {
    asked.push(request)
    return Promise.resolve(new Response('{}'))
  }
  const page = { location, history, sessionStorage, fetch }
  for (const [name, value] of Object.entries({ ...page, window: page })) vi.stubGlobal(name, value)
  return { session, location, history, storage, asked, run: () => new Function(earlyScript(session, 'de'))() }
}

afterEach(() => vi.unstubAllGlobals())

test('it asks for the session as the page itself does, and its answer serves that token once', async () => {
  const { session, asked, run } = openPage({ hash: `#${SECRET}` })
  run()
  const token = `${session}.${SECRET}`
  expect(takeEarly(`${session}.another`)).toBeUndefined()
  expect(await takeEarly(token)).toBeInstanceOf(Response)
  expect(takeEarly(token)).toBeUndefined()
  await askWith(token, 'de')('/api/session')
  expect(asked[0]).toEqual(asked[1])
})

test.each([
  ['whole', `#${SECRET}`],
  ['with what a mail program put behind it', `#${SECRET}.`],
])('a secret that came %s leaves the address, and is known to the page and to its reload', (_, hash) => {
  const { session, location, history, storage, run } = openPage({ hash })
  run()
  expect(location.hash).toBe('')
  expect(history.replaceState).toHaveBeenCalledWith(null, '', `/link/${session}?locale=de`)
  expect(takeSecret(session)).toBe(SECRET)
  const kept = [...storage]
  storage.clear()
  // What the page remembers by itself is the same.
  location.hash = `#${SECRET}`
  takeSecret(session)
  expect([...storage]).toEqual(kept)
})

test('a reload asks with what this tab remembers', () => {
  const storage = new Map<string, string>()
  const { session, asked, run } = openPage({ storage })
  storage.set(`hub.session.${session}`, JSON.stringify(SECRET))
  run()
  expect(JSON.stringify(asked)).toContain(`${session}.${SECRET}`)
})

test('without storage the page still learns the secret', () => {
  const { session, run } = openPage({ hash: `#${SECRET}` })
  vi.stubGlobal('sessionStorage', undefined)
  run()
  expect([takeSecret(session), takeSecret(session)]).toEqual([SECRET, SECRET])
})

test.each(['', '#', '#too-short', '#<script>'])('the fragment %j asks for nothing', (hash) => {
  const { session, asked, run } = openPage({ hash })
  run()
  expect([asked, takeSecret(session)]).toEqual([[], undefined])
})

test('its text cannot end the script that it stands in', () => {
  expect(earlyScript('ses_1', 'de')).not.toMatch(/<\/|<!--/)
})
