import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeKey, type Env } from '#lib/env.ts'
import { environmentKeyProvider, type KeyProvider, reloadingKeyProvider } from '#lib/vault/index.ts'
import { readPrivate, writePrivate } from './data-folder.ts'
import { postgresFileOf } from './postgres-file.ts'
import { StartProblem } from './start-problem.ts'

/** An environment in which the two keys are there. `keysFile`: where the encryption key stands, if it is not given. */
export type KeyedEnv = Env & { encryptionKey: string; sessionSecret: string; keysFile?: string | undefined }

export interface KeysFile {
  encryptionKey: string
  /** While a change of keys is under way: the key before. */
  previousEncryptionKey?: string | undefined
  sessionSecret: string
}

export const keysFileOf = (dataDir: string) => join(dataDir, 'keys.json')

/** Whether the embedded database was made already: then its keys were, too. */
export const hasDatabase = (dataDir: string): Promise<boolean> =>
  Promise.any([postgresFileOf(dataDir), join(dataDir, 'postgres')].map((path) => access(path))).then(
    () => true,
    () => false,
  )

/**
 * The environment with its keys: those it gives, else those of DATA_DIR/keys.json, which is made once, before the
 * database is; a lost one is asked for, because a new one opens nothing. Only the embedded database may do without given
 * keys; parseEnv refuses a DATABASE_URL without them. Throws {@link StartProblem}.
 */
export async function withKeys(env: Env): Promise<KeyedEnv> {
  if (env.encryptionKey && env.sessionSecret) return distinct(env as KeyedEnv)
  const path = keysFileOf(env.dataDir)
  const found = await readKeys(path)
  if (!found && !env.encryptionKey && (await hasDatabase(env.dataDir)))
    throw new StartProblem(
      `The file ${path} is missing, and with it the key that opens the credentials stored in ${env.dataDir}. Put the file back from a backup, or give its key as HUB_ENCRYPTION_KEY. Without the key, move ${env.dataDir} away to begin with an empty database.`,
    )
  const keys = found ?? (await makeKeys(path))
  const sessionSecret = env.sessionSecret ?? keys.sessionSecret
  if (env.encryptionKey) return distinct({ ...env, encryptionKey: env.encryptionKey, sessionSecret })
  const { encryptionKey, previousEncryptionKey = env.previousEncryptionKey } = keys
  return distinct({ ...env, encryptionKey, previousEncryptionKey, sessionSecret, keysFile: path })
}

/** The KEKs of an environment. Where they stand in a file they are read again when another one is met. */
export function keyProviderOf(
  env: Pick<KeyedEnv, 'encryptionKey' | 'previousEncryptionKey' | 'keysFile'>,
): KeyProvider {
  const given = { key: env.encryptionKey, previous: env.previousEncryptionKey }
  const { keysFile } = env
  if (!keysFile) return environmentKeyProvider(given)
  return reloadingKeyProvider(given, async () => {
    const keys = await readKeys(keysFile)
    if (!keys) throw new StartProblem(`The file ${keysFile} is missing. Put it back from a backup.`)
    return { key: keys.encryptionKey, previous: keys.previousEncryptionKey }
  })
}

function distinct(env: KeyedEnv): KeyedEnv {
  const { encryptionKey, previousEncryptionKey } = env
  if (!previousEncryptionKey || !decodeKey(encryptionKey)?.equals(decodeKey(previousEncryptionKey) ?? Buffer.alloc(0)))
    return env
  throw new StartProblem(
    'HUB_ENCRYPTION_KEY and HUB_ENCRYPTION_KEY_PREVIOUS are the same key. To change the key, put the new one into HUB_ENCRYPTION_KEY and the one before it into HUB_ENCRYPTION_KEY_PREVIOUS; else remove HUB_ENCRYPTION_KEY_PREVIOUS.',
  )
}

/** What keys.json holds, or undefined when there is none. Throws {@link StartProblem} when it is damaged. */
export async function readKeys(path: string): Promise<KeysFile | undefined> {
  const content = await readPrivate(path)
  if (content === undefined) return undefined
  const { encryptionKey, previousEncryptionKey, sessionSecret } = content as Partial<KeysFile>
  const keys = [encryptionKey ?? '', previousEncryptionKey].filter((key) => key !== undefined)
  if (keys.every((key) => decodeKey(key)) && (sessionSecret?.length ?? 0) >= 32) return content as KeysFile
  throw new StartProblem(
    `The file ${path} is damaged: it holds no usable keys. Put it back from a backup; without its key the stored credentials cannot be opened.`,
  )
}

async function makeKeys(path: string): Promise<KeysFile> {
  const keys = { encryptionKey: makeKey(), sessionSecret: makeKey() }
  await writeKeys(path, keys)
  return keys
}

export const makeKey = (): string => randomBytes(32).toString('base64')

export const writeKeys = (path: string, keys: KeysFile): Promise<void> =>
  writePrivate(path, `${JSON.stringify(keys, null, 2)}\n`)
