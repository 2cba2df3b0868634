import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { createDb } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { createVault, environmentKeyProvider, type Place } from '#lib/vault/index.ts'
import { openRecord, sealRecord } from '#lib/vault/record.ts'
import { inTime, inTimes, medians, type Row } from './measure.ts'

/** About what the credentials of an account are, as JSON. */
const VALUE = Buffer.from(JSON.stringify({ clientId: 'a'.repeat(40), clientSecret: 'b'.repeat(128) }))
const ROUNDS = { rounds: 20_000, warmUp: 2_000 }

/** Sealing and opening beside node:crypto's AES-256-GCM with the same bytes, key, and nonces made as fresh. */
export async function measureSealing(databaseUrl: string, encryptionKey: string): Promise<Row[]> {
  const key = createSecretKey(randomBytes(32))
  const place: Place = { projectId: newId(), table: 'linked_accounts', rowId: newId(), column: 'sealed_values' }
  const sealed = sealRecord(key, 1, place, VALUE)
  const nonce = randomBytes(12)
  const bareSealed = bareSeal(nonce)

  function bareSeal(iv: Buffer) {
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    const text = Buffer.concat([cipher.update(VALUE), cipher.final()])
    return { text, tag: cipher.getAuthTag() }
  }
  function bareOpen() {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
    decipher.setAuthTag(bareSealed.tag)
    return Buffer.concat([decipher.update(bareSealed.text), decipher.final()])
  }
  const crypto = await medians(
    {
      bareSeal: () => bareSeal(randomBytes(12)),
      seal: () => sealRecord(key, 1, place, VALUE),
      bareOpen,
      open: () => openRecord(key, place, sealed),
    },
    ROUNDS,
  )
  const whole = await measureVault(databaseUrl, encryptionKey)
  return [
    row('Sealing a record', crypto.seal, crypto.bareSeal, `bare AES-256-GCM of the same ${VALUE.length} bytes`),
    row('Opening a record', crypto.open, crypto.bareOpen, 'bare AES-256-GCM'),
    row(
      'vault.seal in its transaction',
      whole.seal,
      whole.query,
      'an empty query to PostgreSQL: sealing locks the data key',
    ),
    row('vault.open', whole.open, crypto.bareOpen, 'bare AES-256-GCM; the data key is remembered'),
  ]
}

const row = (what: string, own: number, bare: number, against: string): Row => ({
  what,
  ratio: inTimes(own / bare),
  how: `${inTime(own)}, against ${inTime(bare)} for ${against}`,
})

async function measureVault(databaseUrl: string, key: string) {
  const { prisma, close } = createDb(databaseUrl)
  try {
    const projectId = newId()
    await prisma.project.create({ data: { id: projectId, name: 'Bench' } })
    const vault = createVault({
      prisma,
      keyProvider: environmentKeyProvider({ key }),
    })
    const place: Place = { projectId, table: 'linked_accounts', rowId: newId(), column: 'sealed_values' }
    // The first seal makes the data key, which others can read once its transaction has ended.
    const blob = await prisma.$transaction((tx) => vault.seal(tx, place, VALUE.toString()))
    return await prisma.$transaction(
      (tx) =>
        medians(
          {
            query: () => tx.$queryRaw`select 1`,
            seal: () => vault.seal(tx, place, VALUE.toString()),
            open: () => vault.open(place, blob),
          },
          { rounds: 500, warmUp: 100 },
        ),
      { timeout: 60_000 },
    )
  } finally {
    await close()
  }
}
