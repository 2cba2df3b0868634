import type { Env } from '#lib/env.ts'
import { toPublic } from '#lib/ids.ts'
import { checkKey, type KeyProvider, type Rewrapped, rewrapDataKeys } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { changeKeysFile } from './change-keys-file.ts'
import { describeWrongKey } from './key-state.ts'
import { type KeysFile, keyProviderOf, withKeys } from './keys.ts'
import { progressLine } from './progress-line.ts'

type Options = { env: Env; prisma: PrismaClient; batch: number }

const GIVEN_KEYS = `The encryption key comes from the environment here, so nothing was changed. To change it:
  1. Make the new key:  openssl rand -base64 32
  2. Give every process both keys and restart one after the other:
     HUB_ENCRYPTION_KEY=<the new key>  HUB_ENCRYPTION_KEY_PREVIOUS=<the key of now>
  3. Run npm run rotate-keys with the same environment. The product serves meanwhile.
  4. When it says so, remove HUB_ENCRYPTION_KEY_PREVIOUS and restart one after the other.`

const GIVEN_PREVIOUS = `HUB_ENCRYPTION_KEY_PREVIOUS is set, so a change of the encryption key may be under way, and nothing was changed.
Run npm run rotate-keys first. When it says so, remove HUB_ENCRYPTION_KEY_PREVIOUS, and run this again.`

const REMOVAL = 'HUB_ENCRYPTION_KEY_PREVIOUS can be removed. Keep it with the backups of the database from before.'

/** Wraps every data key with the current encryption key, after making a new one where that is asked. Gives the exit code. */
export async function rotateEncryptionKey(
  { env: asked, prisma, batch }: Options,
  { newKey }: { newKey: boolean },
): Promise<number> {
  const env = await withKeys(asked)
  const { keysFile } = env
  if (!keysFile) {
    if (newKey) {
      console.error(GIVEN_KEYS)
      return 1
    }
    const end = await rewrap({ prisma, keyProvider: keyProviderOf(env), batch })
    if (end) console.log(env.previousEncryptionKey ? `${end} ${REMOVAL}` : end)
    return end ? 0 : 1
  }
  if (newKey && asked.previousEncryptionKey) {
    console.error(GIVEN_PREVIOUS)
    return 1
  }
  let goodbye = ''
  const providerOf = (keys: KeysFile) => keyProviderOf({ ...env, ...keys })
  const file = {
    ...{ dataDir: env.dataDir, path: keysFile, newKey },
    fits: (keys: KeysFile) => isRight(prisma, providerOf(keys)),
  }
  const isDone = await changeKeysFile(file, async (keys, begun) => {
    const keyProvider = providerOf(keys)
    const { id } = keyProvider
    if (begun === 'now') console.log(`A new encryption key (id ${id}) is in ${keysFile}, beside the one before.`)
    if (begun === 'before')
      console.log(`A change to the encryption key with the id ${id} was begun before; it goes on.`)
    const end = await rewrap({ prisma, keyProvider, batch })
    const next = asked.previousEncryptionKey ? REMOVAL : 'A new one is made with npm run rotate-keys -- --new-key.'
    goodbye = `${end} ${begun ? describeRemoval(keysFile) : next}`
    return end !== undefined
  })
  // Said only now: the key before is gone from the file.
  if (isDone) console.log(goodbye)
  return isDone ? 0 : 1
}

const describeRemoval = (keysFile: string) =>
  `The key before is removed from ${keysFile}. To open a backup of the database from before, keep the keys.json that was saved with it.`

/** Whether these keys fit the database; where they do not, it has said so. */
async function isRight(prisma: PrismaClient, keyProvider: KeyProvider, how?: { changing: boolean }): Promise<boolean> {
  const checked = await checkKey(prisma, keyProvider, how)
  if (!checked.ok) console.error(`${describeWrongKey(checked)} Nothing was changed.`)
  return checked.ok
}

/** The sentence for its end, or undefined where it did not come to it; then it has said why. */
async function rewrap(options: Omit<Options, 'env'> & { keyProvider: KeyProvider }): Promise<string | undefined> {
  const { id } = options.keyProvider
  if (!(await isRight(options.prisma, options.keyProvider, { changing: true }))) return undefined
  const print = progressLine()
  let isFirst = true
  const ran = await rewrapDataKeys({
    ...options,
    report: ({ done, total }) => {
      if (!isFirst) print(`  ${done} of ${total}`, done === total)
      else if (done < total)
        console.log(`Wrapping data keys with key id ${id}: ${done} of ${total} were already, ${total - done} to go.`)
      isFirst = false
    },
  })
  if (ran.state === 'done') return `${describeDone(ran.total)} wrapped by key id ${id}.`
  console.error(describeTrouble(ran))
  return undefined
}

const describeDone = (total: number) =>
  total === 0
    ? 'There are no data keys yet; the next one will be'
    : total === 1
      ? 'The only data key is now'
      : `All ${total} data keys are now`

function describeTrouble(ran: Exclude<Rewrapped, { state: 'done' }>): string {
  if (ran.state === 'replaced')
    return `Another change, to the key with the id ${ran.by}, began meanwhile, so this one has stopped. Nothing is lost; keep all keys until that one has ended.`
  const lines = ran.stuck.map(({ projectId, version, kekId, code }) =>
    code === 'unknown_key'
      ? `  version ${version} of project ${toPublic('prj', projectId)}: wrapped by key id ${kekId}, which was not given`
      : `  version ${version} of project ${toPublic('prj', projectId)}: its row was altered; put it back from a backup`,
  )
  return [
    `${ran.total - ran.stuck.length} of ${ran.total} data keys are wrapped anew. These could not be opened and stay as they are:`,
    ...lines,
    'The key before is still needed. Run this again once they are mended.',
  ].join('\n')
}
