import { expect, test } from 'vitest'
import { auditOf } from '#lib/auth/installation.fixture.ts'
import { toPublic } from '#lib/ids.ts'
import { testOwner } from '#lib/people/people.fixture.ts'
import { getProjectLogo } from '#lib/sessions/index.ts'
import { testDb } from '#server/test-db.ts'
import { editBrand } from './edit-brand.ts'
import { getBrand } from './get-brand.ts'
import { clearLogo, setLogo } from './set-logo.ts'

const db = await testDb()
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>')

test('a brand is edited in parts, and what is not named stays', async () => {
  const { context } = await testOwner(db)
  await editBrand(db, context, { accentColor: '#0f766e', supportUrl: 'help@acme.com' })
  await editBrand(db, context, { whitelabel: true, embedOrigins: ['https://app.acme.com'] })
  await editBrand(db, context, { supportUrl: null })
  expect(await getBrand(db, context)).toEqual({
    accent_color: '#0f766e',
    whitelabel: true,
    support_url: null,
    logo_url: null,
    embed_origins: ['https://app.acme.com'],
  })
  const told = await db.prisma.auditEvent.findMany({
    where: { projectId: context.projectId, action: 'project.brand_edited' },
    orderBy: { id: 'asc' },
  })
  expect(told.map(({ changed }) => changed)).toEqual([
    ['accentColor', 'supportUrl'],
    ['whitelabel', 'embedOrigins'],
    ['supportUrl'],
  ])
})

test('who names nothing gets the brand as it stands, and the log has nothing to tell', async () => {
  const { context } = await testOwner(db)
  expect(await editBrand(db, context, {})).toEqual({ ok: true, value: await getBrand(db, context) })
  expect(await auditOf(db, context.projectId)).toEqual([])
})

test('what is wrong changes nothing', async () => {
  const { context } = await testOwner(db)
  const edited = await editBrand(db, context, { whitelabel: true, accentColor: 'red' })
  expect(edited).toMatchObject({ ok: false, problem: { kind: 'invalid_values' } })
  expect(await getBrand(db, context)).toMatchObject({ whitelabel: false, accent_color: null })
})

test('a logo is served as what its bytes are, at an address of its own each time', async () => {
  const { context } = await testOwner(db)
  const logo = () => getProjectLogo(db, toPublic('prj', context.projectId))
  const first = await setLogo(db, context, png)
  expect(await logo()).toMatchObject({ ok: true, value: { type: 'image/png' } })
  const second = await setLogo(db, context, svg)
  expect(await logo()).toMatchObject({ ok: true, value: { type: 'image/svg+xml' } })
  expect(first.ok && second.ok && first.value.logo_url !== second.value.logo_url).toBe(true)
  expect(await clearLogo(db, context)).toMatchObject({ ok: true, value: { logo_url: null } })
  expect(await logo()).toMatchObject({ ok: false, problem: { kind: 'not_found' } })
})

test.each([
  ['nothing', Buffer.from(''), 'empty'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'no PNG'],
  ['a program', Buffer.from('MZ\x90'), 'no PNG'],
  ['an SVG that acts', Buffer.from('<svg><script>alert(1)</script></svg>'), '<script>'],
  ['a picture that is too large', Buffer.concat([png, Buffer.alloc(64 * 1024)]), 'at most 64 KB'],
])('%s is no logo', async (_, bytes, words) => {
  const { context } = await testOwner(db)
  const set = await setLogo(db, context, bytes)
  expect(set.ok ? undefined : set.problem.fields).toEqual({ logo: expect.stringContaining(words) })
  expect(await getBrand(db, context)).toMatchObject({ logo_url: null })
})
