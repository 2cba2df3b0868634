import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testOwner } from '#lib/people/people.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { createKey, listKeys, revokeKey } from './index.ts'

const db = await testDb()

async function made(input: Partial<Parameters<typeof createKey>[2]> = {}) {
  const owner = await testOwner(db)
  const done = await createKey(db, owner.context, { name: ' Backend ', scopes: ['sessions:write'], ...input })
  if (!done.ok) throw new Error(String(done.problem.message))
  return { ...owner, ...done.value }
}
const asks = (authorization: string) => authenticate(db, { authorization })

test('a key is shown once, stored as a hash, and works as Bearer and as Basic user name', async () => {
  const { key, secret, projectId, context } = await made()
  expect(secret).toMatch(/^hub_/)
  expect(key).toMatchObject({
    name: 'Backend',
    hint: secret.slice(-4),
    state: 'active',
    created_by: 'Ada',
    last_used_at: null,
  })
  const known = { projectId, scopes: ['sessions:write'], role: 'admin' }
  expect(await asks(`Bearer ${secret}`)).toMatchObject(known)
  expect(await asks(`Basic ${Buffer.from(`${secret}:`).toString('base64')}`)).toMatchObject(known)
  const listed = await listKeys(db, context)
  expect(listed).toMatchObject([{ id: key.id, last_used_at: expect.any(String) }])
  expect(JSON.stringify(listed) + JSON.stringify(await db.prisma.apiKey.findMany())).not.toContain(secret)
  expect(await auditOf(db, projectId)).toEqual(['person: api_key.created'])
})

test('a revoked key is nobody from its next request on, and revoking twice is as good as once', async () => {
  const { key, secret, projectId, context } = await made()
  for (const _ of [1, 2]) expect(await revokeKey(db, context, key.id)).toMatchObject({ ok: true })
  expect(await asks(`Bearer ${secret}`)).toBeUndefined()
  expect(await listKeys(db, context)).toMatchObject([{ state: 'revoked' }])
  expect(await auditOf(db, projectId)).toEqual(['person: api_key.created', 'person: api_key.revoked'])
})

test('a key ends when it was to end', async () => {
  const { key, secret, context } = await made({ expiresAt: new Date(Date.now() + 60_000) })
  expect(await asks(`Bearer ${secret}`)).toBeDefined()
  await db.prisma.apiKey.updateMany({ where: { projectId: context.projectId }, data: { expiresAt: new Date() } })
  expect(await asks(`Bearer ${secret}`)).toBeUndefined()
  expect(await listKeys(db, context)).toMatchObject([{ id: key.id, state: 'expired' }])
})

test('what is missing is told per entry', async () => {
  const { context } = await testOwner(db)
  const refused = await createKey(db, context, { name: ' ', scopes: [], expiresAt: new Date(0) })
  expect(refused).toMatchObject({ problem: { kind: 'invalid_values' } })
  expect(Object.keys((!refused.ok && refused.problem.fields) || {})).toEqual(['name', 'scopes', 'expires_at'])
  expect(await createKey(db, context, { name: 'All', scopes: ['accounts:read', '*'] })).toMatchObject({
    value: { key: { scopes: ['*'] } },
  })
})

test('another project’s key, an absent one and a malformed id are not there, and stay', async () => {
  const [mine, other] = [await made(), await made()]
  const answers = await Promise.all(
    [other.key.id, toPublic('key', newId()), toPublic('acc', newId()), 'x'].map((id) =>
      revokeKey(db, mine.context, id),
    ),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await asks(`Bearer ${other.secret}`)).toBeDefined()
})
