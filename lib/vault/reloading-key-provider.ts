import { environmentKeyProvider, type KekPair } from './environment-key-provider.ts'
import type { KeyProvider } from './key-provider.ts'

/**
 * KEKs that may change while the process runs: `load` reads them again whenever one is met that is not here, so that a
 * key changed by another process needs no restart. Where it fails, the one that was met stays unknown.
 */
export function reloadingKeyProvider(first: KekPair, load: () => Promise<KekPair>): KeyProvider {
  let held = environmentKeyProvider(first)
  let loading: Promise<void> | undefined

  async function read(): Promise<void> {
    const keys = await load().catch(() => undefined)
    if (keys) held = environmentKeyProvider(keys)
    loading = undefined
  }

  async function having(kekId: string): Promise<KeyProvider> {
    if (!held.ids.includes(kekId)) {
      loading ??= read()
      await loading
    }
    return held
  }

  return {
    get id() {
      return held.id
    },
    get ids() {
      return held.ids
    },
    holds: async (kekId) => (await having(kekId)).ids.includes(kekId),
    wrap: async (kekId, ...rest) => (await having(kekId)).wrap(kekId, ...rest),
    unwrap: async (kekId, ...rest) => (await having(kekId)).unwrap(kekId, ...rest),
  }
}
