import { expect, test } from 'vitest'
import { type Ban, brokenRules, filesBelow, fixturesInUse, importsOf, misplaced, wrongImports } from './architecture.ts'
import { architectureTable } from './architecture-table.ts'

/** The layout of the product as rules: who may import whom, four rules to keep in mind, and where files may lie. */

/** What can open a connection or look a name up: fetch by any of its names, and imports of these that are no types. */
const SOCKET = new RegExp(
  [
    String.raw`(?<![.\w])fetch\(`,
    String.raw`\b(globalThis|global|window|self)\s*(\?\.|\.|\[['"])\s*fetch\b`,
    String.raw`^(import|export)\s(?!type\b)([^'"]*\bfrom\s*)?['"](undici|(node:)?(https?|http2|tls|dgram|dns(/promises)?))['"]`,
    // Of net, the names that only look at an address are free.
    String.raw`^(import|export)\s(?!type\b)(?!\{(\s*(type\s+\w+|isIP|isIPv4|isIPv6|BlockList)\s*,?)+\s*\})([^'"]*\bfrom\s*)?['"](node:)?net['"]`,
    String.raw`\b(import|require|getBuiltinModule)\(\s*['"](undici|(node:)?(net|https?|http2|tls|dgram|dns(/promises)?))['"]`,
    String.raw`\bnew (WebSocket|EventSource)\b`,
  ].join('|'),
  'm',
)

/** The door to the outside, and what it stands on: the connections, and the look-up of names. */
const door = ['send', 'send-webhook', 'agent', 'proxy-agent', 'addresses'].map((name) => `lib/engine/${name}.ts`)

const bans: readonly Ban[] = [
  {
    words: /\bprocess\.env\b/,
    where: (path) =>
      !['lib/env.ts', 'prisma.config.ts', 'next.config.mjs', 'playwright.config.ts'].includes(path) &&
      !path.startsWith('e2e/'),
    sentence: 'reads process.env; only lib/env.ts does. Add the variable there.',
  },
  {
    words: /\b(createCipheriv|createDecipheriv|encryptionKey)\b/,
    where: (path) => !/^(lib\/vault|lib\/env|server|prisma|bench)\b/.test(path),
    sentence: 'touches key material; only lib/vault does. Use vault.seal and vault.open.',
  },
  {
    words: SOCKET,
    where: (path) => /^(lib|connectors)\//.test(path) && !door.includes(path),
    sentence:
      'opens a socket; only lib/engine/send.ts and send-webhook.ts talk to the outside. Call it through the engine, or import the type alone.',
  },
  {
    words: /\.reveal\(\)/,
    where: (path) =>
      !['lib/accounts/sealed-values.ts', 'lib/webhooks/signing-secrets.ts'].includes(path) &&
      !path.startsWith('lib/vault/'),
    sentence:
      'reveals a secret; the places where that happens are counted. Take the value from lib/accounts/sealed-values.ts.',
  },
]

const product = filesBelow('')

test('every import is one that the table allows', () => {
  expect(wrongImports(product, architectureTable)).toEqual([])
})

test('keys stay in the vault, sockets in the engine, the environment in env', () => {
  expect(brokenRules(product, bans)).toEqual([])
})

test('what only tests use is used by tests alone', () => {
  expect(fixturesInUse(product)).toEqual([])
})

test('every file is found within two folders, is short, and is named after what it exports', () => {
  expect(misplaced(product)).toEqual([])
})

test('the scan finds the product: rooms, files and their imports', () => {
  expect(product.length).toBeGreaterThan(100)
  expect(product.flatMap(importsOf).length).toBeGreaterThan(300)
})

test.each([
  ['connectors/acme/connector.ts', `import { send } from '#lib/engine/send.ts'`],
  ['connectors/acme/connector.ts', `import other from '../udemy/connector.ts'`],
  ['lib/define/fields.ts', `import { readFile } from 'node:fs/promises'`],
  ['lib/engine/send.ts', `import type { Vault } from '#lib/vault/index.ts'`],
  ['lib/api/account-routes.ts', `import { createDb } from '#lib/db.ts'`],
  ['lib/api/account-routes.ts', `export {\n  createVault,\n} from '#lib/vault/index.ts'`],
  ['lib/accounts/link-account.ts', `const { signIn } = await import('../auth/sign-in.ts')`],
  ['components/link/form.tsx', `import { findAccount } from '#lib/accounts/index.ts'`],
  ['app/page.tsx', `import { createApp } from '#lib/api/app.ts'`],
  ['lib/novelty/thing.ts', `import 'zod'`],
])('a wrong import in %s is told: %s', (path, text) => {
  expect(wrongImports([{ path, text }], architectureTable)).toEqual([expect.stringContaining(path)])
})

test('types alone may cross where the table says so, and a test may reach anywhere', () => {
  expect(
    wrongImports(
      [{ path: 'lib/api/deps.ts', text: `import type { Vault } from '#lib/vault/index.ts'` }],
      architectureTable,
    ),
  ).toEqual([])
  expect(
    wrongImports(
      [{ path: 'lib/api/x.test.ts', text: `import { createVault } from '#lib/vault/index.ts'` }],
      architectureTable,
    ),
  ).toEqual([])
})

test.each([
  ['lib/accounts/x.ts', 'const port = process.env.PORT'],
  ['server/x.ts', 'process.env.HOME'],
  ['lib/auth/x.ts', `createDecipheriv('aes-256-gcm', key, nonce)`],
  ['lib/auth/x.ts', `await fetch('https://acme.udemy.com')`],
  ['lib/auth/x.ts', `await globalThis.fetch('https://acme.udemy.com')`],
  ['lib/engine/retry.ts', `const { request } = await import('undici')`],
  ['lib/engine/retry.ts', `import {\n  request,\n} from 'undici'`],
  ['lib/accounts/x.ts', `import { isIP, connect } from 'node:net'`],
  ['lib/accounts/x.ts', `import net from 'node:net'`],
  ['lib/accounts/x.ts', `import * as http2 from 'node:http2'`],
  ['lib/accounts/x.ts', `export { get } from 'node:https'`],
  ['lib/accounts/x.ts', 'log.info(secret.reveal())'],
])('a broken rule in %s is told: %s', (path, text) => {
  expect(brokenRules([{ path, text }], bans)).toEqual([expect.stringContaining(path)])
})

test.each([
  [`import { BlockList, isIP, type LookupFunction } from 'node:net'`],
  [`import type { Dispatcher } from 'undici'`],
  ['const answer = await app.fetch(request)'],
  [`export const kindOf = (it: Failure) => it === 'tls'`],
])('what opens no socket is free: %s', (text) => {
  expect(brokenRules([{ path: 'lib/engine/x.ts', text }], bans)).toEqual([])
})

test('a fixture may do what a test may, and nothing else may import it', () => {
  const fixture = { path: 'lib/api/x.fixture.ts', text: `import { createVault } from '#lib/vault/index.ts'` }
  expect([...wrongImports([fixture], architectureTable), ...fixturesInUse([fixture])]).toEqual([])
  expect(fixturesInUse([{ path: 'server/x.ts', text: `import { y } from '#lib/api/x.fixture.ts'` }])).toHaveLength(1)
})

test('a file that is too deep, too long or oddly named is told', () => {
  const paths = misplaced([
    { path: 'lib/accounts/inner/x.ts', text: '' },
    { path: 'lib/accounts/linkAccount.ts', text: '' },
    { path: 'lib/accounts/x.ts', text: '\n'.repeat(251) },
  ])
  expect(paths).toHaveLength(3)
})
