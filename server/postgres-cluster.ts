import { type ChildProcess, spawn } from 'node:child_process'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describeFolderError } from './data-folder.ts'
import { makePassable, type Person } from './postgres-place.ts'
import { explainPostgres } from './postgres-problems.ts'
import { StartProblem } from './start-problem.ts'

/** The one role of the embedded server. */
export const USER = 'hub'

/** Where one embedded server lives, and as whom. */
export interface Place {
  dataDir: string
  folder: string
  binaries: string
  person: Person | undefined
  password: string
  scratch: boolean
}

export const logOf = (dataDir: string) => join(dataDir, 'postgres.log')

/** The path of one of the server's programs. */
export const program = (place: Place, name: string) => join(place.binaries, 'bin', name)

/** Nothing of ours: Postgres gets no key, no token, no locale of the person who started us. */
export const spawnOptions = (place: Place) => ({
  cwd: '/',
  env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as Record<string, string> as NodeJS.ProcessEnv,
  ...(place.person ? { uid: place.person.uid, gid: place.person.gid } : {}),
})

/** initdb into a folder beside the final one; the rename makes it a cluster, so a kill in between leaves none. */
export async function makeCluster(place: Place): Promise<void> {
  const fresh = `${place.folder}.new`
  const passwordFile = `${place.folder}.password`
  try {
    if (dirname(place.folder) !== place.dataDir && place.person) await makePassable(dirname(place.folder))
    await rm(fresh, { recursive: true, force: true })
    await mkdir(fresh, { mode: 0o700 })
    await writeFile(passwordFile, place.password, { mode: 0o600 })
    if (place.person) for (const path of [fresh, passwordFile]) await chown(path, place.person.uid, place.person.gid)
  } catch (error) {
    throw new StartProblem(describeFolderError(place.folder, error as NodeJS.ErrnoException))
  }
  // C order with a knowledge of all letters, the same on every machine: Postgres' builtin provider.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const flags = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`, ...locale]
  if (place.scratch) flags.push('--no-sync')
  const child = spawn(program(place, 'initdb'), [`--pgdata=${fresh}`, ...flags], {
    ...spawnOptions(place),
    stdio: 'pipe',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await exitOf(child)
  await rm(passwordFile, { force: true })
  if (code !== 0) throw new StartProblem(explainPostgres(output, place.folder, logOf(place.dataDir)))
  await rename(fresh, place.folder)
}

/** The exit code of a child, null where it was killed or never started. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
}
