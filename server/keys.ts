import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { decodeKey, type Env } from '#lib/env.ts'
import { readPrivate, writePrivate } from './data-folder.ts'
import { StartProblem } from './start-problem.ts'

/** An environment in which the two keys are there. */
export type KeyedEnv = Env & { encryptionKey: string; sessionSecret: string }

interface KeysFile {
  encryptionKey: string
  sessionSecret: string
}

export const keysFileOf = (dataDir: string) => join(dataDir, 'keys.json')

/**
 * The environment with its keys: those it gives, else those of DATA_DIR/keys.json, which is made once. Only the embedded
 * database may do without given keys; parseEnv refuses a DATABASE_URL without them. Throws {@link StartProblem}.
 */
export async function withKeys(env: Env): Promise<KeyedEnv> {
  if (env.encryptionKey && env.sessionSecret) return env as KeyedEnv
  const path = keysFileOf(env.dataDir)
  const keys = parseKeys(await readPrivate(path), path) ?? (await makeKeys(path))
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
