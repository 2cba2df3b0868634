import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { createEndpoint, MOST_ENDPOINTS } from './create-endpoint.ts'
import { depsOn } from './deps.fixture.ts'
import { newProject } from './webhooks.fixture.ts'

const db = await testDb()
const deps = depsOn(db)

test('a project has so many endpoints and no more, also where several are added at once', async () => {
  const [context, other] = [await newProject(db), await newProject(db)]
  const made = await Promise.all(
    Array.from({ length: MOST_ENDPOINTS + 5 }, (_, n) =>
      createEndpoint(deps, context, { url: `http://127.0.0.1:3000/${n}` }),
    ),
  )
  const refused = made.flatMap((one) => (one.ok ? [] : [one.problem]))
  expect(refused).toHaveLength(5)
  expect(refused[0]).toMatchObject({ kind: 'invalid_values', message: expect.stringContaining('25 webhook endpoints') })
  const { projectId } = context
  expect(await db.prisma.webhookEndpoint.count({ where: { projectId } })).toBe(MOST_ENDPOINTS)
  expect(await createEndpoint(deps, other, { url: 'http://127.0.0.1:3000/' })).toMatchObject({ ok: true })
})
