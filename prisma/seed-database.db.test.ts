import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { testDb } from '#server/test-db.ts'
import { seed } from './seed-database.ts'

const db = await testDb()
const key = randomBytes(32).toString('base64')
const env = { encryptionKey: key, previousEncryptionKey: undefined }

test('makes an owner and an account in every status, sealed so that it opens; twice changes nothing', async () => {
  const first = await seed({ db, env }, { accounts: 0, password: 'fake words on a slow ferry' })
  expect(first).toMatchObject({ ok: true, value: { made: 6, email: 'ada@acme.example' } })
  const rows = await db.prisma.linkedAccount.findMany()
  expect(rows.map(({ status }) => status).sort()).toEqual([
    'active',
    'archived',
    'error',
    'expired',
    'inactive',
    'suspended',
  ])
  const vault = createVault({ prisma: db.prisma, keyProvider: environmentKeyProvider({ key }) })
  const { projectId, id, sealedValues, sealedHints } = rows[0]!
  const opened = await vault.open(
    { projectId, table: 'linked_accounts', rowId: id, column: 'sealed_values' },
    sealedValues!,
  )
  expect(Object.keys(JSON.parse(opened.reveal())).sort()).toEqual(Object.keys(sealedHints as object).sort())

  expect(await seed({ db, env }, { accounts: 0, password: 'fake but another one' })).toMatchObject({
    value: { made: 0, email: undefined },
  })
  expect(await seed({ db, env }, { accounts: 1200, password: 'fake but another one' })).toMatchObject({
    value: { made: 1194 },
  })
  expect(await db.prisma.linkedAccount.count()).toBe(1200)
  expect(await db.prisma.person.count()).toBe(1)
})

test('a wrong encryption key is told, and nothing is made with it', async () => {
  const before = await db.prisma.linkedAccount.count()
  const wrong = { encryptionKey: randomBytes(32).toString('base64'), previousEncryptionKey: undefined }
  await seed({ db, env }, { accounts: 0, password: 'fake words on a slow ferry' })
  expect(
    await seed({ db, env: wrong }, { accounts: before + 50, password: 'fake words on a slow ferry' }),
  ).toMatchObject({ ok: false })
})
