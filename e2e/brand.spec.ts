import type { OwnBrand } from '#lib/api/brand-contract.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { asOwner } from './hub-sessions.ts'

const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${inside}</svg>`)
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/svg+xml', buffer })

// One worker's tests share the hub and its project: each leaves the brand as it was.
test.afterEach(async ({ hub }) => {
  const plain = { accent_color: null, support_url: null, whitelabel: false, embed_origins: [] }
  await asOwner(hub, 'PATCH', '/api/project/brand', plain)
  await asOwner(hub, 'DELETE', '/api/project/logo')
})

test('colour, support address and white label are saved, and seen before that', async ({ page, signIn, hub }) => {
  await signIn()
  await page.goto('/settings/brand')
  const accent = page.getByRole('textbox', { name: /^Accent colour/ })
  await accent.fill('red')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(accent).toBeFocused()
  await expect(page.getByText('Give a colour as #')).toBeVisible()
  await accent.fill('#B91C1C')
  const samples = page.getByRole('img', { name: 'Preview of the hub in the light and the dark theme' })
  await expect(samples.getByText('Connect', { exact: true }).first()).toHaveCSS('background-color', 'rgb(185, 28, 28)')
  await page.getByRole('textbox', { name: 'Where customers find help' }).fill('help@acme.example')
  await page.getByRole('switch', { name: 'White label' }).check()
  await expect(samples.getByText('Connector Hub')).toHaveCount(0)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Brand saved')).toBeVisible()
  expect(await asOwner<OwnBrand>(hub, 'GET', '/api/project/brand')).toMatchObject({
    accent_color: '#b91c1c',
    support_url: 'mailto:help@acme.example',
    whitelabel: true,
  })
})

test('the two samples stand in their own theme, whatever the page’s is', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/settings/brand')
  const groundOf = (theme: string) =>
    page.locator(`[data-sample=${theme}]`).evaluate((box) => getComputedStyle(box).backgroundColor)
  const inLight = [await groundOf('light'), await groundOf('dark')]
  await page.emulateMedia({ colorScheme: 'dark' })
  expect([await groundOf('light'), await groundOf('dark')]).toEqual(inLight)
  expect(inLight[0]).not.toBe(inLight[1])
})

test('a logo is taken, shown and served as a picture that can only draw; one that acts is refused', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  await page.goto('/settings/brand')
  const input = page.getByLabel(/^Choose/)
  await input.setInputFiles(file('logo.svg', svg('<script>alert(1)</script>')))
  await expect(page.getByText('it holds <script>')).toBeVisible()
  await input.setInputFiles(file('large.svg', svg(`<!--${' '.repeat(70_000)}-->`)))
  await expect(page.getByText('Choose one of at most 64 KB')).toBeVisible()
  await input.setInputFiles(file('logo.svg', svg('<path d="M0 0h8v8z"/>')))
  await expect(page.getByText('Logo saved')).toBeVisible()
  await expect(page.getByText('it holds <script>')).toHaveCount(0)
  const { logo_url } = await asOwner<OwnBrand>(hub, 'GET', '/api/project/brand')
  const answer = await fetch(`${hub.url}${logo_url}`)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  const shown = page.locator(`img[src="${logo_url}"]`).first()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Remove the logo' }).click()
  await expect(page.getByText('Logo removed')).toBeVisible()
  expect((await fetch(`${hub.url}${logo_url}`)).status).toBe(404)
})

test('origins are added and taken away one by one; what is none says why', async ({ page, signIn, hub }) => {
  await signIn()
  await page.goto('/settings/brand')
  const origin = page.getByRole('textbox', { name: 'Origin' })
  await origin.fill('https://app.acme.example/hub')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Give https://app.acme.example alone')).toBeVisible()
  await origin.fill('https://app.acme.example')
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: 'Allowed origins' })
  await expect(list).toContainText('https://app.acme.example')
  await expect(origin).toHaveValue('')
  await page.getByRole('button', { name: 'Remove https://app.acme.example' }).click()
  await expect(list).toHaveCount(0)
  expect(await asOwner<OwnBrand>(hub, 'GET', '/api/project/brand')).toMatchObject({ embed_origins: [] })
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`the brand page has no accessibility violation in ${colorScheme}`, async ({ page, signIn, hub }) => {
      await asOwner(hub, 'PATCH', '/api/project/brand', { embed_origins: ['https://app.acme.example'] })
      await signIn()
      await page.goto('/settings/brand')
      await page.getByRole('textbox', { name: /^Accent colour/ }).fill('#facc15')
      await expectAccessible(page, 'brand with a light accent')
      await page.getByRole('textbox', { name: /^Accent colour/ }).fill('#1e1b4b')
      await expectAccessible(page, 'brand with a dark accent')
      await page.getByRole('textbox', { name: /^Accent colour/ }).fill('red')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByLabel(/^Choose/).setInputFiles(file('logo.svg', svg('<script/>')))
      await expect(page.getByText('it holds <script>')).toBeVisible()
      await expectAccessible(page, 'brand with errors')
    })
  })
