import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeKey, type Env } from '#lib/env.ts'
import { readPrivate, writePrivate } from './data-folder.ts'
import { postgresFileOf } from './postgres-file.ts'
import { StartProblem } from './start-problem.ts'

/** An environment in which the two keys are there. */
export type KeyedEnv = Env & { encryptionKey: string; sessionSecret: string }

interface KeysFile {
  encryptionKey: string
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
  if (env.encryptionKey && env.sessionSecret) return env as KeyedEnv
  const path = keysFileOf(env.dataDir)
  const found = parseKeys(await readPrivate(path), path)
  if (!found && !env.encryptionKey && (await hasDatabase(env.dataDir)))
    throw new StartProblem(
      `The file ${path} is missing, and with it the key that opens the credentials stored in ${env.dataDir}. Put the file back from a backup, or give its key as HUB_ENCRYPTION_KEY. Without the key, move ${env.dataDir} away to begin with an empty database.`,
    )
  const keys = found ?? (await makeKeys(path))
  return {
    ...env,
    encryptionKey: env.encryptionKey ?? keys.encryptionKey,
    sessionSecret: env.sessionSecret ?? keys.sessionSecret,
  }
}

function parseKeys(content: unknown, path: string): KeysFile | undefined {
  if (content === undefined) return undefined
  const { encryptionKey, sessionSecret } = content as Partial<KeysFile>
  if (decodeKey(encryptionKey ?? '') && (sessionSecret?.length ?? 0) >= 32) return content as KeysFile
  throw new StartProblem(
    `The file ${path} is damaged: it holds no usable keys. Put it back from a backup; without its key the stored credentials cannot be opened.`,
  )
}

async function makeKeys(path: string): Promise<KeysFile> {
  const make = () => randomBytes(32).toString('base64')
  const keys = { encryptionKey: make(), sessionSecret: make() }
  await writePrivate(path, `${JSON.stringify(keys, null, 2)}\n`)
  return keys
}
