import { expect, test } from 'vitest'
import { idAt, newId } from '#lib/ids.ts'
import { testOwner } from '#lib/people/people.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { editProject } from './edit-project.ts'
import { eraseOld } from './erase-old.ts'
import { getProject } from './get-project.ts'

const db = await testDb()
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000)

/** A call and a link attempt of each of these days, and how old those are that are left, in days. */
async function written(projectId: string, days: readonly number[]) {
  for (const [at, age] of days.entries()) {
    const id = idAt(daysAgo(age + 0.1)).replace(/0{12}$/, `${at}`.padStart(12, '0'))
    const call = { provider: 'udemy', environment: 'production', kind: 'check', cause: 'schedule' }
    await db.prisma.call.create({ data: { projectId, id, accountId: newId(), outcome: 'passed', ms: 7, ...call } })
    await db.prisma.linkAttempt.create({ data: { projectId, id, key: newId(), configId: newId(), state: 'linked' } })
  }
  const ages = (rows: { id: string }[]) =>
    rows.map(({ id }) =>
      Math.floor((Date.now() - Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)) / 86_400_000),
    )
  return async () => ({
    calls: ages(await db.prisma.call.findMany({ where: { projectId }, orderBy: { id: 'desc' } })),
    attempts: ages(await db.prisma.linkAttempt.findMany({ where: { projectId }, orderBy: { id: 'desc' } })),
  })
}

test('each project keeps calls and link attempts for as many days as it says', async () => {
  const [one, other] = [await testOwner(db), await testOwner(db)]
  expect(await editProject(db, one.context, { callDays: 1, attemptDays: 90 })).toMatchObject({
    value: { name: 'Acme', callDays: 1, attemptDays: 90, deliveryDays: 30 },
  })
  const ages = [0, 2, 20, 40, 100]
  const [leftOfOne, leftOfOther] = [await written(one.projectId, ages), await written(other.projectId, ages)]
  expect(await eraseOld(db, { signal: AbortSignal.abort() })).toBe(0)
  expect(await eraseOld(db, { batch: 2 })).toBe(4 + 1 + 2 + 2)
  expect(await leftOfOne()).toEqual({ calls: [0], attempts: [0, 2, 20, 40] })
  expect(await leftOfOther()).toEqual({ calls: [0, 2, 20], attempts: [0, 2, 20] })
  expect(await eraseOld(db)).toBe(0)
})

test('a project keeps for 1 to 365 days; another number is refused with a sentence at it, and nothing is saved', async () => {
  const { context } = await testOwner(db)
  for (const days of [0, -1, 366, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(await editProject(db, context, { name: 'Beta', callDays: days, deliveryDays: 7 })).toMatchObject({
      problem: { kind: 'invalid_values', fields: { call_days: 'Enter a number of days from 1 to 365.' } },
    })
  expect(await getProject(db, context)).toMatchObject({ value: { name: 'Acme', callDays: 30, deliveryDays: 30 } })
  await editProject(db, context, { deliveryDays: 365, attemptDays: 1 })
  expect(await db.prisma.auditEvent.findMany({ where: { projectId: context.projectId } })).toMatchObject([
    { action: 'project.retention_changed', changed: ['attempt_days', 'delivery_days'] },
  ])
})
