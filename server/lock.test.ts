import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { holdFolder } from './lock.ts'
import { startOf } from './processes.ts'

async function emptyFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-lock-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

const leaveDeadLock = (dataDir: string) =>
  writeFile(join(dataDir, 'hub.lock'), JSON.stringify({ pid: process.pid, start: 'another life' }))

/** A process of its own that takes the folder when it is told to, says how that went, and then stays. */
async function starter(dataDir: string) {
  const script = `
    import { holdFolder } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    setInterval(() => {}, 1000)
    process.send('ready')
    process.once('message', () => holdFolder(${JSON.stringify(dataDir)}).then(
      () => process.send('took it'), (problem) => process.send(problem.message)))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const heard = () => new Promise<string>((resolve) => child.once('message', (said) => resolve(String(said))))
  await heard()
  return {
    pid: child.pid ?? 0,
    go: () => {
      const outcome = heard()
      child.send('go')
      return outcome
    },
  }
}

test('a second hub on the folder is refused by name, and the folder is free after the first', async () => {
  const dataDir = await emptyFolder()
  const release = await holdFolder(dataDir)
  await expect(holdFolder(dataDir)).rejects.toThrow(
    new RegExp(`^Another hub \\(process ${process.pid}\\) runs on the data folder ${dataDir}\\. Stop it, or`),
  )
  await release()
  await (await holdFolder(dataDir))()
})

test('of many processes that start at once on a dead lock one gets the folder, and the others hear which', {
  timeout: 20_000,
}, async () => {
  const dataDir = await emptyFolder()
  await leaveDeadLock(dataDir)
  const starters = await Promise.all(Array.from({ length: 6 }, () => starter(dataDir)))
  const outcomes = await Promise.all(starters.map(({ go }) => go()))
  const winner = starters[outcomes.indexOf('took it')]
  expect(outcomes.filter((outcome) => outcome !== 'took it')).toEqual(
    Array.from({ length: 5 }, () => expect.stringContaining(`Another hub (process ${winner?.pid}) runs on`)),
  )
  expect(await readdir(dataDir)).toEqual(['hub.lock'])
})

test('a starter leaves a dead lock to the one who removes it already, and then sees whose the folder is', async () => {
  const dataDir = await emptyFolder()
  await leaveDeadLock(dataDir)
  const guard = join(dataDir, 'hub.lock.breaking')
  await mkdir(guard)
  const slow = holdFolder(dataDir).then(
    () => 'took it',
    (problem: Error) => problem.message,
  )
  expect(await Promise.race([slow, sleep(50, 'waits')])).toBe('waits')
  // What the holder of the guard sees in the end: the dead lock is gone, and somebody has the folder.
  await writeFile(join(dataDir, 'hub.lock'), JSON.stringify({ pid: process.pid, start: await startOf(process.pid) }))
  await rm(guard, { recursive: true })
  expect(await slow).toContain(`Another hub (process ${process.pid}) runs on`)
})

test('a guard that was left behind in a crash stops nobody', async () => {
  const dataDir = await emptyFolder()
  await leaveDeadLock(dataDir)
  const guard = join(dataDir, 'hub.lock.breaking')
  await mkdir(guard)
  await utimes(guard, new Date(0), new Date(0))
  await (await holdFolder(dataDir))()
  expect(await readdir(dataDir)).toEqual([])
})
