import { type KeysFile, makeKey, readKeys, writeKeys } from './keys.ts'
import { takeFolder } from './lock.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Changes what keys.json holds, one process at a time; the lock is kept while `work` runs. With `newKey` a new
 * encryption key is put in front of the one there, unless a change is under way or the keys there do not fit. Before
 * anything is wrapped with a key it is on the disk for good. Once `work` says that it is done, the key before is removed.
 */
export async function changeKeysFile(
  options: { dataDir: string; path: string; newKey: boolean; fits: (keys: KeysFile) => Promise<boolean> },
  work: (keys: KeysFile, begun: 'now' | 'before' | undefined) => Promise<boolean>,
): Promise<boolean> {
  const { dataDir, path, newKey, fits } = options
  const taken = await takeFolder(dataDir, 'keys.lock')
  if ('holder' in taken)
    throw new StartProblem(
      `A change of the key in ${path} is under way already (process ${taken.holder.pid}). Wait until it has ended.`,
    )
  try {
    const found = await readKeys(path)
    if (!found) throw new StartProblem(`The file ${path} is missing. Put it back from a backup.`)
    const begun = found.previousEncryptionKey ? 'before' : newKey ? 'now' : undefined
    if (begun === 'now' && !(await fits(found))) return false
    const keys =
      begun === 'now' ? { ...found, encryptionKey: makeKey(), previousEncryptionKey: found.encryptionKey } : found
    if (begun === 'now') await writeKeys(path, keys)
    const isDone = await work(keys, begun)
    if (isDone && begun) await writeKeys(path, { ...keys, previousEncryptionKey: undefined })
    return isDone
  } finally {
    await taken.release()
  }
}
