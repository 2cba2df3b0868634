import type { Db } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { type AuditEntry, record } from './record.ts'

/** A project with nothing in it. */
export async function testProject({ prisma }: Db, name = 'Acme'): Promise<string> {
  const id = newId()
  await prisma.project.create({ data: { id, name } })
  return id
}

/** That many lines in a project's log, one after the other in time. */
export async function testEvents({ prisma }: Db, projectId: string, count: number, more: Partial<AuditEntry> = {}) {
  const target = { type: 'account', id: newId() }
  const entry = { projectId, actor: { type: 'system' }, action: 'account.checked', target, ...more } as const
  for (let made = 0; made < count; made++)
    await record(prisma, { ...entry, changed: [`field${made}`], ip: '192.0.2.7' })
}

/** Does what somebody with all rights on the database could: past the triggers. */
export async function tamper({ pool }: Db, statement: string, values: unknown[] = []): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(statement, values)
    await client.query('commit')
  } finally {
    client.release()
  }
}
