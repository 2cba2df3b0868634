import { expect, test } from './fixtures.ts'
import { invite, join, newEmail, otherBrowser, PASSWORD } from './invite.ts'

test('a used, a withdrawn, a renewed and a cut-off link each say so', async ({ page, signIn, browser, hub }) => {
  test.slow()
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  const expectEnd = async (link: string, title: string, words: RegExp) => {
    // Another fragment alone does not load a page anew.
    await guest.goto('about:blank')
    await guest.goto(link)
    await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(guest.getByRole('main')).toContainText(words)
  }
  const used = await invite(page, 'Viewer')
  await join(guest, used, 'Linus', newEmail('linus'))
  await guest.context().clearCookies()
  await expectEnd(used, 'This link is no longer good', /used already/)

  const email = newEmail('ada')
  const revoked = await invite(page, 'Viewer', email)
  await page.getByRole('button', { name: `Revoke the link for ${email}` }).click()
  await expect(page.getByText(email)).toHaveCount(0)
  await expectEnd(revoked, 'This link is no longer good', /withdrawn/)

  const other = newEmail('bob')
  const renewed = await invite(page, 'Admin', other)
  await page.getByRole('button', { name: `New link for ${other}` }).click()
  const fresh = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue()
  await expectEnd(renewed, 'This link is no longer good', /withdrawn/)
  await expectEnd(renewed.split('#')[0] ?? '', 'This link opens nothing', /after the #/)
  await expectEnd(`${renewed.slice(0, -5)}`, 'This link opens nothing', /copy the whole/)
  await guest.goto(fresh)
  await expect(guest.getByRole('heading', { level: 1, name: /^Join / })).toBeVisible()
  await guest.context().close()
})

test('who has a sign-in signs in on the invitation’s page and joins as they are; another’s e-mail does not', async ({
  page,
  signIn,
  browser,
  hub,
}) => {
  test.slow()
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  const email = newEmail('hedy')
  await join(guest, await invite(page, 'Viewer'), 'Hedy', email)
  await page.goto('/settings/project')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Second project')
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('banner').filter({ visible: true })).toContainText('Second project')

  await guest.goto(await invite(page, 'Admin', newEmail('nobody')))
  await expect(guest.getByRole('main')).toContainText('This invitation is for nobody-')
  await expect(guest.getByRole('button', { name: /^Join as Hedy/ })).toHaveCount(0)

  const link = await invite(page, 'Admin', email)
  await guest.context().clearCookies()
  await guest.goto(link)
  await guest.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await guest.getByRole('button', { name: 'Sign in' }).click()
  await guest.getByRole('button', { name: 'Join as Hedy' }).click()
  await expect(guest).toHaveURL(/\/accounts$/)
  await expect(guest.getByRole('banner').filter({ visible: true })).toContainText('Second project')
  await guest.goBack()
  expect(guest.url()).not.toBe(link)
  await guest.context().close()

  // Back to the project that the other tests work in, and this one leaves no trace.
  const tab = await page.context().newPage()
  await tab.goto('/accounts')
  await expect(tab.getByRole('banner').filter({ visible: true })).toContainText('Second project')
  await page.goto('/settings/project')
  await page.getByRole('button', { name: 'Delete project' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Second project?' })
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(dialog).toContainText('Type the name as it is written')
  await dialog.getByRole('textbox').fill('Second project')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(page.getByRole('banner').filter({ visible: true })).not.toContainText('Second project')

  await expect(tab.getByText('Second project was deleted')).toBeVisible()
  await tab.getByRole('button', { name: 'Go on' }).click()
  await expect(tab.getByRole('banner').filter({ visible: true })).not.toContainText('Second project')
  await tab.close()
})

test('a page stays in its project when another tab switches', async ({ page, signIn, context, hub }) => {
  await signIn()
  await page.goto('/settings/project')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).not.toHaveValue('')
  const first = await name.inputValue()
  const tab = await context.newPage()
  await tab.goto('/settings/project')
  await tab.getByRole('button', { name: 'New project' }).click()
  await tab.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Tab project')
  await tab.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await expect(tab.getByRole('banner').filter({ visible: true })).toContainText('Tab project')

  await expect(page.getByText('Another tab has switched to another project')).toBeVisible()
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'PATCH'),
    page.getByRole('button', { name: 'Save' }).click(),
  ])
  expect(sent.headers()['x-project']).toMatch(/^prj_/)
  expect(await (await sent.response())?.json()).toMatchObject({ name: first })
  const me = await (await page.request.get('/api/me')).json()
  expect(me.project.name).toBe('Tab project')

  const answer = await page.request.delete('/api/project', {
    data: { name: 'Tab project' },
    headers: { origin: hub.url },
  })
  expect(answer.status()).toBe(204)
  await tab.close()
})
