import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { chooseFor, invite, join, newEmail, otherBrowser, PASSWORD } from './invite.ts'

test('the invited joins as a viewer who looks and does not link, until an owner makes them admin', async ({
  page,
  signIn,
  browser,
  hub,
}) => {
  test.slow()
  await signIn()
  const email = newEmail('ingrid')
  const link = await invite(page, 'Viewer', email)
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText(email)

  const guest = await otherBrowser(browser, hub.url)
  const asked: string[] = []
  guest.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''))
  await guest.goto(link)
  await expect(guest.getByRole('heading', { level: 1, name: /^Join / })).toBeVisible()
  await expect(guest.getByRole('main')).toContainText('as viewer')
  await expect(guest.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email)
  await join(guest, link, 'Ingrid', email)
  const secret = link.split('#')[1] ?? ''
  expect(secret).toHaveLength(43)
  expect(asked.filter((text) => text.includes(secret))).toEqual([])
  expect(hub.output()).not.toContain(secret)

  await expect(guest.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  await expect(guest.getByRole('link', { name: 'Link Account' })).toHaveCount(0)
  await guest.goto('/accounts?link=udemy')
  await expect(guest.getByRole('dialog')).toContainText('looks and does not link accounts')
  await guest.goto('/connectors/udemy')
  await expect(guest.getByRole('heading', { level: 1, name: 'Udemy Business' })).toBeVisible()
  await expect(guest.getByRole('link', { name: 'Link Account' })).toHaveCount(0)
  await guest.goto('/settings/people')
  await expect(guest.getByRole('list', { name: 'People' })).toContainText(email)
  await expect(guest.getByRole('button', { name: 'Invite' })).toHaveCount(0)
  await expect(guest.getByRole('button', { name: /^Actions for/ })).toHaveCount(0)

  await page.goto('/settings/people')
  await chooseFor(page, 'Ingrid', 'Change role')
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Admin/ })
    .check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Admin')
  await guest.goto('/accounts')
  await expect(guest.getByRole('link', { name: 'Link Account' }).first()).toBeVisible()

  await chooseFor(page, 'Ingrid', 'Remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('list', { name: 'People' })).not.toContainText(email)
  await guest.goto('/accounts')
  await expect(guest).toHaveURL(/\/sign-in/)
  await guest.context().close()
})

test('signing another browser out takes its access at once; a password link lets somebody back in', async ({
  page,
  signIn,
  browser,
  hub,
}) => {
  test.slow()
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  const email = newEmail('mary')
  await join(guest, await invite(page, 'Viewer'), 'Mary', email)
  const second = await otherBrowser(browser, hub.url)
  const answer = await second.request.post('/api/sign-in', {
    data: { email, password: PASSWORD },
    headers: { origin: hub.url },
  })
  expect(answer.status()).toBe(200)
  await second.goto('/accounts')

  await guest.goto('/settings/sign-ins')
  const browsers = guest.getByRole('list', { name: 'Signed-in browsers' }).getByRole('listitem')
  await expect(browsers).toHaveCount(2)
  await expect(browsers.first()).toContainText('This browser')
  await guest.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(browsers).toHaveCount(1)
  await second.goto('/accounts')
  await expect(second).toHaveURL(/\/sign-in/)

  await page.goto('/settings/people')
  await chooseFor(page, 'Mary', 'Password link')
  await page.getByRole('dialog').getByRole('button', { name: 'Make link' }).click()
  const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue()
  await second.goto(link)
  await second.getByRole('textbox', { name: 'New password' }).fill('other fake words by a lake')
  await second.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(second).toHaveURL(/\/accounts$/)
  await guest.goto('/accounts')
  await expect(guest).toHaveURL(/\/sign-in/)
  await guest.context().close()
  await second.context().close()
})

test('a colleague leaves the project by themselves', async ({ page, signIn, browser, hub }) => {
  test.slow()
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  const email = newEmail('edith')
  await join(guest, await invite(page, 'Viewer'), 'Edith', email)
  await guest.goto('/settings/people')
  await guest.getByRole('button', { name: 'Leave project' }).click()
  await expect(guest.getByRole('dialog')).toContainText('you can no longer sign in')
  await guest.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(guest).toHaveURL(/\/sign-in/)
  await page.goto('/settings/people')
  await expect(page.getByRole('list', { name: 'People' })).not.toContainText(email)
  await guest.context().close()
})

test('a new password is asked for the current one', async ({ page, signIn, browser, hub }) => {
  test.slow()
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  await join(guest, await invite(page, 'Viewer'), 'Joan', newEmail('joan'))
  await guest.goto('/settings/sign-ins')
  await guest.getByRole('textbox', { name: 'Current password' }).fill('fake but wrong words')
  await guest.getByRole('textbox', { name: 'New password' }).fill('other fake words by a lake')
  await guest.getByRole('button', { name: 'Change password' }).click()
  await expect(guest.getByRole('textbox', { name: 'Current password' })).toHaveAccessibleDescription(/not your current/)
  await guest.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD)
  await guest.getByRole('button', { name: 'Change password' }).click()
  await expect(guest.getByText('Password changed')).toBeVisible()
  await guest.context().close()
})

test('settings and invitation are accessible and fit a narrow screen', async ({ page, signIn }) => {
  test.slow()
  await signIn()
  const link = await invite(page, 'Viewer')
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const path of ['/settings/project', '/settings/people', '/settings/sign-ins', link]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: /^(?!Invitation$)/ })).toBeVisible()
      await expectAccessible(page, `${path.split('#')[0]} in ${colorScheme}`)
    }
  }
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolations(page, 'inviting')
})
