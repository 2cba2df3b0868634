import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { connectors, findConnector, findLogo, findModule, openRegistry, overlays, readConnectors } from './registry.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connectors-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

const definition = `export default { ${['name', 'provider', 'hosts', 'baseUrl', 'fields', 'guide', 'auth', 'errors', 'outcomes', 'test', 'actions'].map((part) => `${part}: {}`).join(', ')} }`

test('every folder is a connector, and its name is the id', async () => {
  expect([...(await connectors()).keys()]).toContain('udemy')
  expect((await findConnector('udemy'))?.name).toBe('Udemy Business')
  expect(await findConnector('nothing')).toBeUndefined()
  const folder = await folderWith({
    'b/connector.ts': definition,
    'b/logo.svg': '<svg/>',
    'a/connector.ts': definition,
    'a/logo.svg': '<svg/>',
    'contract.test.ts': '',
  })
  expect([...(await readConnectors(folder)).keys()]).toEqual(['a', 'b'])
})

test('a folder without a logo gets a monogram, one with a logo that cannot be read is named', async () => {
  const folder = await folderWith({ 'a/connector.ts': definition.replace('name: {}', "name: 'Ashby'") })
  const { findLogo } = openRegistry(folder)
  expect(await findLogo('a')).toContain('aria-label="Ashby"')
  expect(await findLogo('b')).toBeUndefined()
  await mkdir(join(folder, 'a', 'logo.svg'))
  await expect(readConnectors(folder)).rejects.toThrow('connectors/a/logo.svg cannot be read.')
})

test('optional files of a known connector are found, and of nothing else', async () => {
  expect(await findModule('udemy', 'sandbox.ts')).toMatch(/^file:.*\/connectors\/udemy\/sandbox\.ts$/)
  expect(await findModule('udemy', 'nothing.ts')).toBeUndefined()
  expect(await findModule('..', 'package.json')).toBeUndefined()
  expect(await findLogo('../udemy')).toBeUndefined()
  expect(await findLogo('udemy')).toContain('<svg')
})

test('what connectors say in other languages is read from beside them; one without stays English', async () => {
  expect((await overlays()).de['Client ID']).toBeDefined()
  const files = { 'a/connector.ts': definition, 'b/connector.ts': definition, 'b/words.de.json': '{"Open":"Öffnen"}' }
  expect(await openRegistry(await folderWith(files)).overlays()).toEqual({ de: { Open: 'Öffnen' }, fr: {}, es: {} })
  const broken = await folderWith({ ...files, 'a/words.fr.json': '{' })
  await expect(openRegistry(broken).overlays()).rejects.toThrow('connectors/a/words.fr.json is no JSON.')
})

test.each([
  ['a/connector.ts', 'export default', 'connectors/a/connector.ts cannot be loaded: '],
  ['a/other.ts', '', 'connectors/a/connector.ts cannot be loaded: '],
  [
    'a/connector.ts',
    'export const connector = {}',
    'connectors/a/connector.ts exports no connector. End it with: export default defineConnector({ … })',
  ],
  [
    'a/connector.ts',
    'export default { name: "A", fields: {} }',
    'connectors/a/connector.ts lacks provider, hosts, baseUrl, guide, auth, errors, outcomes, test, actions.',
  ],
  ['A b/connector.ts', definition, 'connectors/A b/connector.ts: the folder’s name is the connector’s id.'],
])('a broken folder is named: %s %#', async (path, text, message) => {
  await expect(readConnectors(await folderWith({ [path]: text }))).rejects.toThrow(message)
})
