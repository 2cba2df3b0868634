import type { Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { asOwner, expireSession, findSession, makeSession } from './hub-sessions.ts'
import { otherBrowser } from './invite.ts'
import { connect, eraseAccounts, fillInBy, pick } from './link-dialog.ts'

const newOwner = () => `Globex ${crypto.randomUUID().slice(0, 8)}`
const { testCredentials } = await sandboxFor('udemy')
const good = testCredentials.find(({ key }) => key === 'good')!

const rowOf = (page: Page, owner: string) => page.getByRole('main').locator('li').filter({ hasText: owner })

test('linking now takes no step more than before, and each way says what it is for', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/accounts')
  await page.getByRole('link', { name: 'Link Account' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Link an account' })
  await expect(dialog.getByRole('combobox', { name: 'Search connectors' })).toBeFocused()
  await expect(dialog.getByRole('tab', { name: /^Now/, selected: true })).toContainText('You have the credentials')
  await expect(dialog.getByRole('tab', { name: /^By link/ })).toContainText('Your customer types them in')
  await expect(dialog.getByRole('tab', { name: /^Embedded/ })).toContainText('In your own product')
  await pick(page, 'Udemy Business', 'Sandbox')
})

test('a link is made without a mouse, opened, seen and revoked', async ({ page, signIn, browser, hub }) => {
  await signIn()
  const owner = newOwner()
  await page.goto('/accounts?link')
  const dialog = page.getByRole('dialog', { name: 'Link an account' })
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('tab', { name: /^Now/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/\?link&way=link$/)
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('textbox', { name: 'Customer’s name' })).toBeFocused()
  await page.keyboard.type(owner)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Customer’s id' })).toBeFocused()
  await expect(dialog.getByText('Enter the customer’s id.').first()).toBeVisible()
  await page.keyboard.type('cust-7')
  await dialog.getByLabel('What they link').selectOption({ label: 'Udemy Business' })
  await page.keyboard.press('Tab')
  await dialog.getByRole('textbox', { name: 'Customer’s id' }).focus()
  await page.keyboard.press('Enter')
  const field = dialog.getByRole('textbox', { name: 'Link' })
  await expect(field).toBeFocused()
  const link = await field.inputValue()
  expect(link).toMatch(new RegExp(`^${hub.url}/link/ses_\\w+#[\\w-]{43}$`))
  const mail = decodeURIComponent(
    (await dialog.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href')) ?? '',
  )
  expect(mail).toContain(`please connect Udemy Business to`)
  expect(mail).toContain(link)
  await expect(dialog).toContainText('It works once and expires in 7 days')
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(dialog).toBeHidden()

  await page.getByRole('link', { name: /^Customer links/ }).click()
  await expect(rowOf(page, owner)).toContainText('Not opened yet')
  await expect(rowOf(page, owner)).toContainText('Udemy Business')
  expect(await page.content()).not.toContain(link.split('#')[1])
  const customer = await otherBrowser(browser, hub.url)
  await customer.goto(link)
  await expect(customer.getByRole('heading', { level: 1 })).toContainText('Udemy Business')
  await expect(async () => {
    await page.reload()
    await expect(rowOf(page, owner)).toContainText('Opened', { timeout: 500 })
  }).toPass()

  await page.getByRole('button', { name: `Revoke the link for ${owner}` }).click()
  const question = page.getByRole('dialog', { name: `Revoke the link for ${owner}?` })
  await expect(question).toContainText('can connect nothing more with it')
  await question.getByRole('button', { name: 'Revoke link' }).click()
  await expect(rowOf(page, owner)).toContainText('Revoked')
  await expect(rowOf(page, owner).getByRole('button', { name: 'New link' })).toHaveCount(0)
  await customer.reload()
  await expect(customer.getByRole('heading', { level: 1 })).toHaveText('This link was withdrawn')
  await customer.context().close()
})

test('who asks for a new link stands on top, and a new link answers it', async ({ page, signIn, hub, witness }) => {
  await signIn()
  const owner = newOwner()
  const session = await makeSession({ hub, witness }, { origin_owner_name: owner, provider: 'coursera' })
  await expireSession(hub, session)
  const asked = await fetch(`${hub.url}/api/session/renewal`, {
    method: 'POST',
    headers: { 'x-hub-session-token': session.token, origin: hub.url, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(asked.status).toBe(200)
  await page.goto('/accounts')
  await page.getByRole('link', { name: /^Customer links ?, \d+ waiting for a new link$/ }).click()
  const waiting = page.getByRole('list', { name: 'Waiting for a new link' })
  await expect(waiting).toContainText(owner)
  await expect(rowOf(page, owner)).toHaveCount(1)
  await expect(rowOf(page, owner)).toContainText('New link asked for')
  await page.getByRole('button', { name: `New link for ${owner}` }).click()
  const made = page.getByRole('dialog', { name: `A new link for ${owner}` })
  const link = await made.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).not.toBe(session.auth_link_url)
  await made.getByRole('button', { name: 'Copy link' }).click()
  await made.getByRole('button', { name: 'Done' }).click()
  await expect(rowOf(page, owner)).toHaveCount(2)
  await expect(waiting.getByText(owner)).toHaveCount(0)
  expect((await findSession(hub, session))?.revoked_at).not.toBeNull()
})

test('a link that still works is replaced after a question alone', async ({ page, signIn, hub, witness }) => {
  await signIn()
  const owner = newOwner()
  const session = await makeSession({ hub, witness }, { origin_owner_name: owner })
  await page.goto('/accounts/links')
  await page.getByRole('button', { name: `New link for ${owner}` }).click()
  const question = page.getByRole('dialog', { name: `Make a new link for ${owner}?` })
  await expect(question).toContainText('stops working at once')
  await page.keyboard.press('Escape')
  expect((await findSession(hub, session))?.revoked_at).toBeNull()
  await page.getByRole('button', { name: `New link for ${owner}` }).click()
  await question.getByRole('button', { name: 'Make new link' }).click()
  const made = page.getByRole('dialog', { name: `A new link for ${owner}` })
  await made.getByRole('button', { name: 'Done' }).click()
  await expect(made).toContainText('This link is shown only now.')
  await made.getByRole('button', { name: 'Close without it' }).click()
  await expect(rowOf(page, owner)).toHaveCount(2)
})

test('the snippets are for this hub, and the preview is the hub in a frame: what is linked in it is heard', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  await eraseAccounts(page, 'udemy', hub.url)
  await page.goto('/accounts?link&way=embed')
  const dialog = page.getByRole('dialog', { name: 'Link an account' })
  await expect(dialog.getByRole('figure').first()).toContainText(`curl ${hub.url}/api/connect_sessions`)
  await dialog.getByRole('tab', { name: 'TypeScript' }).click()
  await expect(dialog.getByRole('figure').first()).toContainText(`fetch('${hub.url}/api/connect_sessions'`)
  await expect(dialog.getByRole('figure').last()).toContainText(`src="${hub.url}/embed.js"`)
  await dialog.getByRole('tab', { name: 'React' }).click()
  await expect(dialog.getByRole('figure').last()).toContainText("from '@connector-hub/embed/react'")

  await dialog.getByRole('button', { name: 'Show a preview' }).click()
  const heard = dialog.getByRole('list', { name: 'What your page hears' })
  await expect(heard).toContainText('ready')
  const frame = page.frameLocator('connector-hub iframe')
  await frame.getByRole('combobox').fill('Udemy')
  await frame.getByRole('combobox').press('Enter')
  const main = frame.getByRole('main')
  await main.getByRole('radio', { name: /^Sandbox/ }).click()
  await fillInBy(main, good)
  await connect(main)
  await expect(heard).toContainText('linked {"accountId":"acc_')
  expect(await heard.textContent()).not.toContain(Object.values(good.values)[0])
  await dialog.getByRole('button', { name: 'End the preview' }).click()
  await expect(dialog.getByRole('button', { name: 'Show a preview' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/accounts$/)
  const { data } = await asOwner<{ data: { origin_owner_id: string }[] }>(hub, 'GET', '/api/accounts?provider=udemy')
  expect(data.map(({ origin_owner_id }) => origin_owner_id)).toEqual(['preview'])
  await eraseAccounts(page, 'udemy', hub.url)
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test.slow()

    test(`the ways to link have no accessibility violation in ${colorScheme}`, async ({
      page,
      signIn,
      hub,
      witness,
    }) => {
      await signIn()
      await page.goto('/accounts?link')
      await page.getByRole('dialog').getByRole('combobox').waitFor()
      await expectAccessible(page, 'now')
      await page.getByRole('tab', { name: /^By link/ }).click()
      await expectAccessible(page, 'by link')
      await page.getByRole('button', { name: 'Make link' }).click()
      await expectAccessible(page, 'by link, with what is missing')
      await page.getByRole('textbox', { name: 'Customer’s name' }).fill('Globex')
      await page.getByRole('textbox', { name: 'Customer’s id' }).fill('cust-1')
      await page.getByRole('button', { name: 'Make link' }).click()
      await page.getByRole('textbox', { name: 'Link' }).waitFor()
      await expectAccessible(page, 'the link')
      await page.getByRole('tab', { name: /^Embedded/ }).click()
      await expectAccessible(page, 'embedded')
      await page.getByRole('button', { name: 'Show a preview' }).click()
      await expect(page.getByRole('list', { name: 'What your page hears' })).toContainText('ready')
      await expectAccessible(page, 'the preview')

      const owner = newOwner()
      const session = await makeSession({ hub, witness }, { origin_owner_name: owner, type: 'test', max_links: 5 })
      await page.goto('/accounts/links')
      await expect(rowOf(page, owner)).toBeVisible()
      await expectAccessible(page, 'links')
      await page.getByRole('button', { name: `New link for ${owner}` }).click()
      await expectAccessible(page, 'a question')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'New link', exact: true }).click()
      await expectAccessible(page, 'a new link')
      await asOwner(hub, 'DELETE', `/api/connect_sessions/${session.session_id}`)
    })
  })
