import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import { checkKey, environmentKeyProvider } from '#lib/vault/index.ts'
import { installation, newKey } from '#lib/vault/vault.fixture.ts'
import { keyProviderOf, keysFileOf, withKeys } from './keys.ts'
import { rotateEncryptionKey } from './rotate-encryption-key.ts'

/** A database and a data folder that keeps its key itself; `rotate` gives the exit code and what was said. */
async function filed(more: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-rotate-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const parsed = parseEnv({ DATA_DIR: dataDir, ...more })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const [{ env }, { prisma }] = [parsed, await installation()]
  const keyed = await withKeys(env)
  const file = () => readFile(keysFileOf(dataDir), 'utf8')
  async function rotate() {
    const said: string[] = []
    const spies = (['log', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((line) => void said.push(line)),
    )
    const code = await rotateEncryptionKey({ env, prisma, batch: 10 }, { newKey: true })
    for (const spy of spies) spy.mockRestore()
    return { code, said: said.join('\n') }
  }
  return { prisma, keyed, file, rotate }
}

test('a keys.json of another database is told before a new key is made: nothing is changed', async () => {
  const { prisma, keyed, file, rotate } = await filed()
  const right = environmentKeyProvider({ key: newKey() })
  await checkKey(prisma, right)
  const before = await file()
  for (let run = 0; run < 2; run++) {
    const { code, said } = await rotate()
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`^\\S.*it expects the key with the id ${right.id}, .*Nothing was changed\\.$`))
    expect(await file()).toBe(before)
  }
  expect(await prisma.keyCheck.findMany()).toMatchObject([{ kekId: right.id }])
  expect(before).toContain(keyed.encryptionKey)
})

test('while the environment gives a key before, no new one is made that would hide it', async () => {
  const { prisma, keyed, file, rotate } = await filed({ HUB_ENCRYPTION_KEY_PREVIOUS: newKey() })
  await checkKey(prisma, keyProviderOf(keyed))
  const before = await file()
  expect(await rotate()).toEqual({
    code: 1,
    said: expect.stringMatching(/_PREVIOUS is set.*nothing was changed\.\n.*rotate-keys first.*remove/),
  })
  expect(await file()).toBe(before)
})

test('a keys.json that fits gets a new key, and the one before is gone from it', async () => {
  const { prisma, keyed, file, rotate } = await filed()
  await checkKey(prisma, keyProviderOf(keyed))
  expect(await rotate()).toEqual({
    code: 0,
    said: expect.stringMatching(/A new encryption key[\s\S]*The key before is/),
  })
  expect(await file()).not.toContain(keyed.encryptionKey)
  expect(await prisma.keyCheck.count()).toBe(1)
})
