import { describe, expect, it, vi } from 'vitest'
import { createTokenCache } from './token-cache.ts'

const minted = (value: string, lifetime = 3600) => ({ token: { value, lifetime } })

describe('the token cache', () => {
  it('lets one caller ask while the others wait', async () => {
    const cache = createTokenCache()
    const answer = Promise.withResolvers<ReturnType<typeof minted>>()
    const mint = vi.fn(() => answer.promise)
    const all = Array.from({ length: 25 }, () => cache.get('a', mint))
    answer.resolve(minted('fakeToken'))
    expect(new Set((await Promise.all(all)).map((result) => 'token' in result && result.token.value))).toEqual(
      new Set(['fakeToken']),
    )
    await cache.get('a', mint)
    expect(mint).toHaveBeenCalledTimes(1)
  })

  it('asks again when the token is about to end', async () => {
    let now = 0
    const cache = createTokenCache({ now: () => now })
    await cache.get('a', async () => minted('one'))
    now = 3_240_001
    expect(await cache.get('a', async () => minted('two'))).toEqual(minted('two'))
  })

  it('keeps no failure, neither returned nor thrown', async () => {
    const cache = createTokenCache()
    expect(await cache.get('a', async () => ({ failure: 'down' }))).toEqual({ failure: 'down' })
    await expect(cache.get('a', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug')
    expect(await cache.get('a', async () => minted('one'))).toEqual(minted('one'))
  })

  it('forgets a refused token, but not one made since', async () => {
    const cache = createTokenCache()
    const old = minted('old').token
    await cache.get('a', async () => ({ token: old }))
    cache.drop('a', old)
    await cache.get('a', async () => minted('new'))
    cache.drop('a', old)
    expect(await cache.get('a', async () => minted('never'))).toEqual(minted('new'))
  })

  it('never holds more than its limit', async () => {
    const cache = createTokenCache({ limit: 2 })
    for (const key of ['a', 'b', 'c']) await cache.get(key, async () => minted(key))
    expect(cache.size()).toBe(2)
    expect(await cache.get('a', async () => minted('again'))).toEqual(minted('again'))
  })
})
