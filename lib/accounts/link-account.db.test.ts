import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { TestEvent } from '#lib/engine/report.ts'
import { newId } from '#lib/ids.ts'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { linkAccount } from './link-account.ts'
import { linkedAccount, quietRun, rowOf, testDeps, testProject, testValuesOf } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)
const counts = async (projectId: string) => ({
  accounts: await db.prisma.linkedAccount.count({ where: { projectId } }),
  events: await db.prisma.outboxEvent.count({ where: { projectId } }),
  audit: await db.prisma.auditEvent.count({ where: { projectId } }),
})
const attemptOf = (projectId: string) => db.prisma.linkAttempt.findFirstOrThrow({ where: { projectId } })

test('links an account with its audit line and its event, and answers without secrets', async () => {
  const { context, projectId, configId } = await testProject(db)
  const values = await testValuesOf('good')
  const seen: TestEvent[] = []
  const run = { ...quietRun(), report: (event: TestEvent) => void seen.push(event) }
  const linked = await linkAccount(deps, context, { attempt: randomUUID(), configId, values, label: ' Learning ' }, run)

  expect(linked).toMatchObject({
    ok: true,
    value: {
      account: {
        provider: 'udemy',
        provider_name: 'Udemy Business',
        status: 'active',
        type: 'test',
        label: 'Learning',
        display_name: 'Learning',
        origin_owner_name: 'Acme Learning',
        setup_information: { companySubdomain: 'acme', organisationId: '100028' },
        secrets: { clientSecret: { ends: values.clientSecret!.slice(-4), length: values.clientSecret!.length } },
        last_check: { passed: true },
      },
    },
  })
  expect(JSON.stringify(linked)).not.toContain(values.clientSecret)
  expect(JSON.stringify(linked)).not.toContain(values.clientId)
  expect(seen[0]).toMatchObject({ type: 'steps' })
  expect(await counts(projectId)).toEqual({ accounts: 1, events: 1, audit: 1 })
  expect(await db.prisma.outboxEvent.findFirst({ where: { projectId } })).toMatchObject({
    type: 'account.created',
    payload: {
      event: 'account.created',
      record_type: 'account',
      provider: 'udemy',
      origin_owner_name: 'Acme Learning',
    },
  })
  expect(await attemptOf(projectId)).toMatchObject({ state: 'linked' })
})

test.each([
  ['wrong_secret', 'credentials_refused', 'invalid_credentials', ['clientId', 'clientSecret'], 'refused'],
  ['unknown_organisation', 'credentials_refused', 'wrong_organization', ['organisationId'], 'refused'],
  ['unknown_subdomain', 'credentials_refused', 'wrong_tenant', ['companySubdomain'], 'refused'],
  ['busy', 'could_not_check', 'rate_limited', [], 'unavailable'],
  ['down', 'could_not_check', 'provider_unavailable', [], 'unavailable'],
])('stores nothing but the outcome after %s', async (key, kind, code, fields, state) => {
  const { context, projectId, configId } = await testProject(db)
  const input = { attempt: randomUUID(), configId, values: await testValuesOf(key) }
  const refused = await linkAccount(deps, context, input, quietRun())

  expect(inEnglish(refused)).toMatchObject({ ok: false, problem: { kind, code, step: expect.any(String) } })
  expect(Object.keys((!refused.ok && refused.problem.fields) || {})).toEqual(fields)
  expect(await counts(projectId)).toEqual({ accounts: 0, events: 0, audit: 0 })
  expect(await attemptOf(projectId)).toMatchObject({ state, code, accountId: null })
})

test('two presses of Connect at once make one account, and a later press gives that account', async () => {
  const { context, projectId, configId } = await testProject(db)
  const input = { attempt: randomUUID(), configId, values: await testValuesOf('good') }
  const presses = await Promise.all(Array.from({ length: 20 }, () => linkAccount(deps, context, input, quietRun())))
  const again = await linkAccount(deps, context, input, quietRun())

  const ids = presses.flatMap((press) => (press.ok ? [press.value.account.id] : []))
  expect(ids.length).toBeGreaterThan(0)
  for (const press of presses) if (!press.ok) expect(press.problem.kind).toBe('already_running')
  expect(new Set([...ids, again.ok && again.value.account.id]).size).toBe(1)
  expect(await counts(projectId)).toEqual({ accounts: 1, events: 1, audit: 1 })
})

test('a press is refused as running while the first one waits for the provider; stopping stores nothing', async () => {
  const { context, projectId, configId } = await testProject(db)
  const input = { attempt: randomUUID(), configId, values: await testValuesOf('silent') }
  const stop = new AbortController()
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  const first = linkAccount(deps, context, input, { signal: stop.signal, report: () => resolve() })
  await asked
  expect(await linkAccount(deps, context, input, quietRun())).toMatchObject({ problem: { kind: 'already_running' } })
  stop.abort()

  expect(await first).toMatchObject({ ok: false, problem: { kind: 'cancelled' } })
  expect(await counts(projectId)).toEqual({ accounts: 0, events: 0, audit: 0 })
  expect(await attemptOf(projectId)).toMatchObject({ state: 'cancelled' })
  const retried = await linkAccount(deps, context, { ...input, values: await testValuesOf('good') }, quietRun())
  expect(retried.ok).toBe(true)
})

test('an attempt whose process was lost is taken over after a minute, and the lost process stores nothing', async () => {
  const { context, projectId, configId } = await testProject(db)
  const input = { attempt: randomUUID(), configId, values: await testValuesOf('good') }
  // The old process stalls between the provider's answer and the transaction.
  const { promise: taken, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof linkAccount>>>()
  const seal: typeof deps.vault.seal = async (...given) => {
    await db.prisma
      .$executeRaw`update link_attempts set created_at = now() - interval '61 seconds' where project_id = ${projectId}::uuid`
    resolve(await linkAccount(deps, context, input, quietRun()))
    return deps.vault.seal(...given)
  }
  const old = await linkAccount({ ...deps, vault: { ...deps.vault, seal } }, context, input, quietRun())

  expect((await taken).ok).toBe(true)
  expect(old).toMatchObject({ ok: false, problem: { kind: 'already_running' } })
  expect(await attemptOf(projectId)).toMatchObject({ state: 'linked' })
  expect(await counts(projectId)).toEqual({ accounts: 1, events: 1, audit: 1 })
})

test('a failure inside the transaction leaves no account, and the same press converges', async () => {
  const { context, projectId, configId } = await testProject(db)
  const input = { attempt: randomUUID(), configId, values: await testValuesOf('good') }
  await db.pool.query(`alter table outbox_events add constraint broken check (project_id <> '${projectId}') not valid`)
  await expect(linkAccount(deps, context, input, quietRun())).rejects.toThrow()
  expect(await counts(projectId)).toEqual({ accounts: 0, events: 0, audit: 0 })
  await db.pool.query('alter table outbox_events drop constraint broken')

  expect((await linkAccount(deps, context, input, quietRun())).ok).toBe(true)
  expect(await counts(projectId)).toEqual({ accounts: 1, events: 1, audit: 1 })
})

test('values that do not fit are told per field, without asking anybody', async () => {
  const { context, projectId, configId } = await testProject(db)
  const values = { ...(await testValuesOf('good')), organisationId: 'twelve', companySubdomain: 'acme@evil.com' }
  const refused = await linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
  expect(Object.keys((!refused.ok && refused.problem.fields) || {}).sort()).toEqual([
    'companySubdomain',
    'organisationId',
  ])
  expect(await db.prisma.linkAttempt.count({ where: { projectId } })).toBe(0)
})

test('another project’s config, an absent one and a malformed id get the same answer', async () => {
  const [mine, other] = [await testProject(db), await testProject(db)]
  const input = { attempt: randomUUID(), values: await testValuesOf('good') }
  const foreign = await linkAccount(deps, mine.context, { ...input, configId: other.configId }, quietRun())
  const malformed = await linkAccount(deps, mine.context, { ...input, configId: newId() }, quietRun())
  expect(foreign).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
  expect(malformed).toEqual(foreign)
})

test('a config that is switched off links nothing', async () => {
  const { context, projectId, configId } = await testProject(db)
  await db.prisma.config.updateMany({ where: { projectId }, data: { enabled: false } })
  const refused = await linkAccount(
    deps,
    context,
    { attempt: randomUUID(), configId, values: await testValuesOf('good') },
    quietRun(),
  )
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'config_disabled' } })
})

test('an account begins its history: linked by whom, its secrets’ age, and when it is checked next', async () => {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project)
  const row = await rowOf(deps, project, id)
  expect(row.credentialsAt).toEqual(row.lastCheckedAt)
  expect(row.nextCheckAt!.getTime()).toBeGreaterThan(Date.now() + 21 * 60 * 60_000)
  expect(await db.prisma.statusChange.findMany({ where: { projectId: project.projectId } })).toMatchObject([
    { accountId: row.id, from: null, to: 'active', code: null, actorType: 'person', actorId: project.context.actor.id },
  ])
})

test('a config that is switched off while the credentials are checked links nothing', async () => {
  const project = await testProject(db)
  const { projectId } = project
  const seal: typeof deps.vault.seal = async (...given) => {
    await db.prisma.config.updateMany({ where: { projectId }, data: { enabled: false } })
    return deps.vault.seal(...given)
  }
  const input = { attempt: randomUUID(), configId: project.configId, values: await testValuesOf('good') }
  const done = await linkAccount({ ...deps, vault: { ...deps.vault, seal } }, project.context, input, quietRun())
  expect(done).toMatchObject({ problem: { kind: 'config_disabled' } })
  expect(await db.prisma.linkedAccount.count({ where: { projectId } })).toBe(0)
})
