import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from './source-hash.ts'
import { webPermissions } from './web-permissions.ts'

const run = promisify(execFile)

/** Runs a piece of code with the rights of the page renderer; answers what it printed. */
async function asRenderer(code: string, flags = webPermissions()): Promise<string> {
  const { stdout } = await run(process.execPath, [...flags, '-e', `const fs = require('node:fs'); ${code}`], {
    cwd: ROOT,
  })
  return stdout.trim()
}

const attempt = (code: string) => `try { ${code}; console.log('done') } catch (error) { console.log(error.code) }`
const readOf = (path: string) => attempt(`fs.readFileSync(${JSON.stringify(path)})`)

test.each(['.data/keys.json', '.data/postgres.json', '.env', '.env.local', 'server/keys.ts', '..'])(
  'the renderer may not read %s of the checkout',
  async (path) => {
    expect(await asRenderer(readOf(join(ROOT, path)))).toBe('ERR_ACCESS_DENIED')
  },
)

test('it reads no file elsewhere, where it could without the permissions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hub-permissions-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const keys = join(folder, 'keys.json')
  await writeFile(keys, '{}')
  expect(await asRenderer(readOf(keys))).toBe('ERR_ACCESS_DENIED')
  expect(await asRenderer(readOf(keys), [])).toBe('done')
})

test.each([
  ['read the environment of another process', "fs.readFileSync('/proc/' + process.ppid + '/environ')"],
  ['write beside the pages', `fs.writeFileSync(${JSON.stringify(join(ROOT, '.next', 'canary'))}, 'x')`],
  ['start a program', `require('node:child_process').execFileSync('/bin/true')`],
  ['start a worker', `new (require('node:worker_threads').Worker)('1', { eval: true })`],
  ['load an add-on', `process.dlopen({ exports: {} }, '/nowhere.node')`],
])('it may not %s', async (_, code) => {
  expect(await asRenderer(attempt(code))).toMatch(/^ERR_(ACCESS_DENIED|DLOPEN_DISABLED)$/)
})

test('it reads the packages and its own program', async () => {
  const paths = [join(ROOT, 'node_modules', 'next', 'package.json'), join(ROOT, 'server', 'web-child.ts')]
  for (const path of paths) expect(await asRenderer(readOf(path))).toBe('done')
})
