import { expect, test } from 'vitest'
import { checkKey, environmentKeyProvider } from '#lib/vault/index.ts'
import { installation, newKey } from '#lib/vault/vault.fixture.ts'
import { findFreePort } from './free-port.ts'
import { addProjects, type Keys, startTool } from './rotate-keys.fixture.ts'

test('what cannot be done is said in a sentence, with exit code 1 and nothing changed', async () => {
  const db = await installation()
  const [right, wrong] = [newKey(), newKey()]
  const { id } = environmentKeyProvider({ key: right })
  await checkKey(db.prisma, environmentKeyProvider({ key: right }))
  const say = (keys: Keys, ...args: string[]) => startTool(db, keys, 'rotate-keys.ts', args).ended
  const ends = await Promise.all([
    say({ key: wrong }),
    say({ key: wrong, previous: newKey() }),
    say({ key: right, previous: right }),
    say({ key: right }, '--new-key'),
    say({ key: right }, '--project', 'prj_nothing'),
    say({ key: right }, '--new-key', '--all-projects'),
    say({ key: right }, '--batch', '0'),
  ])
  expect(ends).toMatchObject(
    [
      new RegExp(
        `it expects the key with the id ${id}, given was the one with the id [0-9a-f]{8}\\..*Nothing was changed`,
      ),
      new RegExp(
        `it expects the key with the id ${id}, given were [0-9a-f]{8} \\(HUB_ENCRYPTION_KEY\\) and [0-9a-f]{8}`,
      ),
      /HUB_ENCRYPTION_KEY and HUB_ENCRYPTION_KEY_PREVIOUS are the same key/,
      /comes from the environment here, so nothing was changed[\s\S]*1\. Make the new key: {2}openssl[\s\S]*4\. When it says so/,
      /There is no project prj_nothing/,
      /one at a time/,
      /--batch must be a number/,
    ].map((said) => ({ code: 1, said: expect.stringMatching(said) })),
  )
  expect(await db.prisma.keyCheck.findMany()).toMatchObject([{ kekId: id }])
})

test('a start with keys that do not fit, or with a wrong one before, is refused by id before it listens', async () => {
  const db = await installation()
  const [older, newer, wrong] = [newKey(), newKey(), newKey()]
  const idOf = (key: string) => environmentKeyProvider({ key }).id
  await checkKey(db.prisma, environmentKeyProvider({ key: older }))
  const start = async (keys: Keys) => {
    const port = String(await findFreePort())
    return startTool(db, keys, 'main.ts', []).ended.then((ended) => ({ ...ended, port }))
  }
  const given = (...keys: string[]) => keys.map(idOf).join(' \\(HUB_ENCRYPTION_KEY\\) and ')
  const wrongs = await Promise.all([
    start({ key: wrong }),
    start({ key: newer, previous: wrong }),
    start({ key: older, previous: older }),
  ])
  expect(wrongs).toMatchObject(
    [
      new RegExp(
        `did not start.\\n.*it expects the key with the id ${idOf(older)}, given was the one with the id ${idOf(wrong)}`,
      ),
      new RegExp(`it expects the key with the id ${idOf(older)}, given were ${given(newer, wrong)}`),
      /are the same key/,
    ].map((said) => ({ code: 1, said: expect.stringMatching(said) })),
  )
  // In the middle of a change: announced, and a data key still wrapped by the one before.
  await startTool(db, { key: newer, previous: older }, 'rotate-keys.ts').ended
  await addProjects(db, environmentKeyProvider({ key: older }), 1)
  const unfinished = await Promise.all([
    start({ key: newer }),
    start({ key: newer, previous: wrong }),
    start({ key: older }),
  ])
  expect(unfinished).toMatchObject(
    [
      new RegExp(`change of the encryption key is not finished.*expects the key with the id ${idOf(older)}.*_PREVIOUS`),
      new RegExp(`expects the key with the id ${idOf(older)}, given were ${given(newer, wrong)}`),
      new RegExp(`expects the key with the id ${idOf(newer)}, given was the one with the id ${idOf(older)}`),
    ].map((said) => ({ code: 1, said: expect.stringMatching(said) })),
  )
  const everything = [...wrongs, ...unfinished].map(({ said }) => said).join('\n')
  for (const key of [older, newer, wrong]) expect(everything).not.toContain(key)

  const doctor = await startTool(db, { key: newer, previous: older }, 'doctor.ts').ended
  expect(doctor.said).toMatch(/✓ Keys +the database was sealed with this key/)
  expect(doctor.said).toContain(`1 data key is wrapped by key id ${idOf(older)}`)
  expect(doctor.said).toMatch(/· Keys +the change of the encryption key is not finished. Run npm run rotate-keys/)
})
