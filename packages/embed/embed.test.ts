import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { childEnvironment } from '../../lib/env.ts'
import { runTool } from '../../server/run-tool.ts'
import { clampHeight, parseToken } from './embed.js'
import manifest from './package.json' with { type: 'json' }
import { ConnectorHub } from './react.js'

const here = import.meta.dirname
const read = (...path: string[]) => readFile(join(here, ...path), 'utf8')

/** Whole lines of comments: the loader has no others. */
const withoutComments = (text: string) =>
  text
    .replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^ *\/\/.*\n/gm, '')
    .trimStart()

test('a token has two halves, of which the first may be shown', () => {
  expect(parseToken('ses_01kajyz4q8.fake-secret_9f2c')).toEqual({
    session: 'ses_01kajyz4q8',
    secret: 'fake-secret_9f2c',
  })
})

test.each([
  '',
  'ses_01kajyz4q8',
  'ses_01kajyz4q8.',
  '.fake-secret',
  'acc_01kajyz4q8.fake-secret',
  'ses_01kajyz4q8.fake.secret',
  'ses_01kajyz4q8/../x.fake-secret',
  'ses_01kajyz4q8.fake-secret\n',
  'ses_01kajyz4q8.fake secret',
])('what is no token is refused: %j', (text) => {
  expect(parseToken(text)).toBeUndefined()
})

test.each([
  [640, 640],
  [640.2, 641],
  [3, 120],
  [-1, 120],
  [1e9, 8000],
  [Number.POSITIVE_INFINITY, 8000],
  [Number.NaN, 120],
])('a height of %s becomes %s', (given, height) => {
  expect(clampHeight(given)).toBe(height)
})

test('public/embed.js is the loader of this package without its comments (vitest -u writes it anew)', async () => {
  await expect(withoutComments(await read('embed.js'))).toMatchFileSnapshot(join(here, '../../public/embed.js'))
})

test('the loader is at most 3 KB, compressed', async () => {
  expect(gzipSync(await read('../../public/embed.js')).length).toBeLessThanOrEqual(3000)
})

test('what the loader says itself, it says in every language of the hub', async () => {
  const [words = ''] = /const WORDS = \{[\s\S]*?\n\}/.exec(await read('embed.js')) ?? []
  expect([...words.matchAll(/^ {2}(\w+): /gm)].map(([, locale]) => locale)).toEqual(['en', 'de', 'fr', 'es'])
})

test('the package ships what it names, and no more than the host needs', async () => {
  const named = Object.values(manifest.exports).flatMap((entry) => Object.values(entry))
  expect(named.map((path) => path.slice(2)).sort()).toEqual([...manifest.files].sort())
  for (const name of manifest.files) expect(await read(name)).not.toBe('')
})

test('the scripts have the types that are declared for them', async () => {
  expect(await runTool('typescript/bin/tsc', ['--noEmit', '-p', here], { env: childEnvironment() })).toEqual({
    code: 0,
    output: '',
  })
})

test('a server renders the component without the token', () => {
  const markup = renderToString(
    createElement(ConnectorHub, { token: 'ses_1.fake-secret', hubUrl: 'https://hub.example', theme: 'dark' }),
  )
  expect(markup).toBe('<connector-hub theme="dark" hub-url="https://hub.example"></connector-hub>')
})
