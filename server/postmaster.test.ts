import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isOurPostmaster } from './postmaster.ts'

/** A program by this name, in a folder with a space, that works in `folder` until the test ends. */
async function runAs(name: string, folder: string): Promise<number> {
  const binaries = join(folder, 'with space')
  await mkdir(binaries)
  await symlink('/bin/sh', join(binaries, name))
  const child = spawn(join(binaries, name), ['-c', 'read line'], { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.once('spawn', resolve))
  return child.pid ?? 0
}

test.skipIf(process.platform !== 'linux').each([
  ['postgres', true],
  ['postgres-backup', false],
  ['bash', false],
])('of programs under a path with a space, one named %s is our server: %s', async (name, ours) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'hub-postmaster-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const pid = await runAs(name, folder)
  const found = { pid, folder, port: 1, status: 'ready' }
  expect(await isOurPostmaster(found, folder)).toBe(ours)
  expect(await isOurPostmaster(found, join(folder, 'elsewhere'))).toBe(false)
})
