import { scryptSync } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createDb, type Db } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { TEMPLATE } from '#server/test-database.ts'
import { testDatabase } from '#server/test-db.ts'

export const password = 'fake words on a slow ferry'

export const connectors = [
  { id: 'udemy', name: 'Udemy Business', authMethod: 'basic' },
  { id: 'coursera', name: 'Coursera', authMethod: 'client' },
]

/** An installation of its own for one test, with a migrated and empty database: sign-up happens once in each. */
export async function testInstallation(): Promise<Db> {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const db = createDb(url)
  onTestFinished(async () => {
    await db.close()
    await drop()
  })
  return db
}

/** A person with the password above (hashed at little cost) in a project of their own. */
export async function testPerson({ prisma }: Db, role = 'owner') {
  const [personId, projectId] = [newId(), newId()]
  const email = `${personId}@acme.example`
  await prisma.project.create({ data: { id: projectId, name: 'Acme' } })
  await prisma.person.create({ data: { id: personId, email, name: 'Ada', passwordHash: cheapHash(password) } })
  await prisma.membership.create({ data: { projectId, personId, role } })
  return { personId, projectId, email, password }
}

/** The audit log of a project, oldest first, as `actor type: action`. */
export async function auditOf({ prisma }: Db, projectId: string): Promise<string[]> {
  const events = await prisma.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
  return events.map(({ actorType, action }) => `${actorType}: ${action}`)
}

function cheapHash(text: string): string {
  const salt = Buffer.from('fake-salt-fake-s')
  const hash = scryptSync(text, salt, 32, { N: 2 ** 10, r: 8, p: 1 })
  const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$scrypt$ln=10,r=8,p=1$${unpadded(salt)}$${unpadded(hash)}`
}
