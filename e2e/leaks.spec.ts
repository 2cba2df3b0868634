import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as bare } from '@playwright/test'
import { childEnvironment } from '#lib/env.ts'
import { runTool } from '#server/run-tool.ts'
import { expect, test } from './fixtures.ts'
import { byteScan, secretsIn, testCredentialSecrets } from './leaks.ts'
import { createWitness } from './witness.ts'

const SECRET = 'FakeWitnessSecret0000'
const DOCUMENTED = 'fakeWitnessSecret0000'

bare('the scan of bytes finds every form of a secret, at either end and in between', () => {
  const scan = byteScan([SECRET, 'fake wörds-%"'])
  const bytes = (text: string) => Buffer.concat([Buffer.alloc(3), Buffer.from(text), Buffer.alloc(2)])
  for (const text of [
    SECRET,
    Buffer.from(`id:${SECRET}`).toString('base64'),
    Buffer.from(SECRET).toString('hex'),
    `{"password":${JSON.stringify('fake wörds-%"')}}`,
    `?q=${encodeURIComponent('fake wörds-%"')}`,
  ])
    expect(scan(bytes(text)), text).not.toEqual([])
  expect(scan(Buffer.from(SECRET))).not.toEqual([])
  expect(scan(bytes(SECRET.slice(1)))).toEqual([])
  expect(scan(Buffer.alloc(0))).toEqual([])
})

bare('every connector’s test credentials are looked for, in both spellings', async () => {
  const { documented, own } = await testCredentialSecrets()
  expect(documented.size).toBeGreaterThan(3)
  expect(own.size).toBe(documented.size)
  expect(secretsIn(`"${[...own][0]}00"`, documented)).toEqual([])
})

bare(
  'the witness finds a secret in an answer, an address, a referer, the console, a page and its storage',
  async ({ page, context }) => {
    const page_ = `<!doctype html><p>${Buffer.from(SECRET).toString('hex')}</p><input value="${SECRET}">
    <script>console.log('${SECRET}'); localStorage.a = '${SECRET}'; fetch('/api/x?q=${SECRET}')
    fetch('/api/connectors/acme'); fetch('/stream', { method: 'POST' })</script>`
    const server = createServer((request, response) => {
      const type =
        request.url === '/stream' ? 'application/x-ndjson' : request.url === '/' ? 'text/html' : 'application/json'
      const said = request.url?.startsWith('/api') ? DOCUMENTED : SECRET
      response.writeHead(200, { 'content-type': type })
      response.end(type === 'text/html' ? page_ : JSON.stringify({ said }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const witness = createWitness({ documented: new Set([DOCUMENTED]), own: new Set([SECRET]) })
    witness.watch(context)
    await witness.ready()
    const seen = [
      witness.nextStream(page),
      ...['/api/x?', '/api/connectors/acme'].map((part) =>
        page.waitForEvent('requestfinished', (request) => request.url().includes(part)),
      ),
    ]
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await Promise.all(seen)
    const leaks = await witness.leaks()
    server.close()
    for (const place of [
      `answer of GET /: raw of ${SECRET}`,
      `progress of /stream: raw of ${SECRET}`,
      `address of GET http://127.0.0.1`,
      `console: raw of ${SECRET}`,
      `storage of /: raw of ${SECRET}`,
      `document of /: hex of ${SECRET}`,
      `answer of GET /api/x: raw of ${DOCUMENTED}`,
    ])
      expect(leaks).toContainEqual(expect.stringContaining(place))
    // What the person typed stands in the input, and the catalogue has what it documents.
    expect(leaks).not.toContainEqual(expect.stringContaining(`document of /: raw of ${SECRET}`))
    expect(leaks).not.toContainEqual(expect.stringContaining('/api/connectors/acme'))
    expect(await witness.leaks()).not.toContainEqual(expect.stringContaining('answer'))
  },
)

test('keys change while the product serves, and neither their change nor the doctor prints a secret', async ({
  hub,
  witness,
  page,
  signIn,
}) => {
  await signIn()
  const env = childEnvironment({ DATA_DIR: hub.dataDir, HUB_ENV: 'test' })
  for (const [tool, args] of [
    ['../server/rotate-keys.ts', ['--all-projects']],
    ['../server/rotate-keys.ts', ['--new-key']],
    ['../server/doctor.ts', []],
  ] as const) {
    const { code, output } = await runTool(tool, [...args], { env })
    expect(code, output).toBe(0)
    const { documented, own } = witness.known()
    expect(secretsIn(output, [...documented, ...own])).toEqual([])
  }
  expect((await page.request.get('/api/accounts')).status()).toBe(200)
  await page.goto('/accounts')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(witness.answersRead()).toBeGreaterThan(0)
})
