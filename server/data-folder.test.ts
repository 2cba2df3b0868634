import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

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
