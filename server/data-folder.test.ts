import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder, writePrivate } from './data-folder.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'hub-folder-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8)
const root = process.getuid?.() === 0

test('a folder that is made is closed to others; root lets PostgreSQL pass', async () => {
  const path = join(await folder(), 'new', 'data')
  await openDataFolder(path)
  expect(await modeOf(path)).toBe(root ? '711' : '700')
})

test('a folder that was there keeps its mode, whatever DATA_DIR names', async () => {
  const path = await folder()
  await writeFile(join(path, 'of-somebody'), '')
  for (const mode of [0o1777, 0o700, 0o2775]) {
    await chmod(path, mode)
    await openDataFolder(path)
    expect(await modeOf(path)).toBe(mode.toString(8))
  }
})

test.each(['empty', 'restored'])('an %s one that was there loses no right either', async (kind) => {
  const path = await folder()
  if (kind === 'restored') await mkdir(join(path, 'postgres'))
  await chmod(path, 0o1777)
  await openDataFolder(path)
  expect(await modeOf(path)).toBe('1777')
  await chmod(path, 0o700)
  await openDataFolder(path)
  expect(await modeOf(path)).toBe(root ? '711' : '700')
})

test('a file in the place of the data folder is told with another folder to choose', async () => {
  const path = join(await folder(), 'file')
  await writeFile(path, '')
  await expect(openDataFolder(path)).rejects.toThrow(/a file is in its place\. .*DATA_DIR=\/path/)
  await expect(openDataFolder(join(path, 'below'))).rejects.toThrow(/a file is in its place/)
})

test('a private file is closed to others, whatever lay in its place, and nothing else is written', async () => {
  const path = await folder()
  const [file, elsewhere] = [join(path, 'keys.json'), join(path, 'of-somebody')]
  await writeFile(elsewhere, 'theirs')
  // Left here beforehand: the file itself as a link, and the name an earlier version wrote to first.
  await symlink(elsewhere, file)
  await symlink(elsewhere, `${file}.${process.pid}.new`)
  await writePrivate(file, 'one')
  await chmod(file, 0o644)
  await writePrivate(file, 'two')
  expect(await readFile(file, 'utf8')).toBe('two')
  expect(await modeOf(file)).toBe('600')
  expect(await readFile(elsewhere, 'utf8')).toBe('theirs')
  expect(await readdir(path)).toHaveLength(3)
})

test('a private file that cannot take its place leaves nothing behind', async () => {
  const path = await folder()
  await mkdir(join(path, 'keys.json', 'x'), { recursive: true })
  await expect(writePrivate(join(path, 'keys.json'), 'fake')).rejects.toThrow()
  expect(await readdir(path)).toEqual(['keys.json'])
})
