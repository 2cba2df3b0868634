import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { listSessions } from './index.ts'
import { testSession } from './sessions.fixture.ts'

const db = await testDb()

test('those for which somebody asked for a new link are listed alone, until they get one', async () => {
  const { context, projectId } = await testProject(db)
  const renewalAskedAt = new Date()
  await testSession(db, projectId)
  await testSession(db, projectId, { renewalAskedAt, revokedAt: new Date() })
  const asked = [
    await testSession(db, projectId, { renewalAskedAt, expiresAt: new Date(Date.now() - 1000) }),
    await testSession(db, projectId, { renewalAskedAt, usedAt: new Date() }),
  ]
  const listed = await listSessions(db, context, { pageSize: 1, asked: true })
  const rest = await listSessions(db, context, { pageSize: 5, asked: true, next: listed.ok ? listed.value.next : '' })
  if (!listed.ok || !rest.ok) throw new Error('not listed')
  expect([...listed.value.sessions, ...rest.value.sessions].map(({ session_id }) => session_id).sort()).toEqual(
    asked.map(({ id }) => toPublic('ses', id)).sort(),
  )
})

test('those that people made are listed apart from those of keys', async () => {
  const { context, projectId } = await testProject(db)
  const byPerson = await testSession(db, projectId)
  await testSession(db, projectId, { createdByType: 'api_key' })
  const listed = await listSessions(db, context, { pageSize: 5, madeBy: 'person' })
  expect(listed).toMatchObject({ value: { sessions: [{ session_id: toPublic('ses', byPerson.id) }], next: undefined } })
})
