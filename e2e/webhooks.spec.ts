import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { linkAccount } from './sandbox-account.ts'
import { type Received, startReceiver } from './webhook-receiver.ts'

type Told = { event: string; account_id?: string }

/** What a receiver reads, if the signature is the hub's. */
const verified = (secret: string, { body, headers }: Received) => new Webhook(secret).verify(body, headers) as Told

/** Axe looks at the state in both themes; it is narrow enough in either. */
async function look(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(page, `${state} in dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

test('an endpoint is added, told, mended, given a new secret, switched off and deleted', async ({
  page,
  signIn,
  hub,
}) => {
  test.slow()
  const receiver = await startReceiver()
  const name = `Academy ${crypto.randomUUID().slice(0, 8)}`
  const table = page.getByRole('table', { name: 'Deliveries' })
  const panel = page.getByRole('dialog')
  const newestSecret = () => page.getByLabel('Signing secret').inputValue()
  // The hub tells of other accounts as well: those that earlier tests left are checked and erased meanwhile.
  const tests = () => receiver.received.filter(({ body }) => body.includes('webhook.test'))
  const sendTest = async () => {
    const before = tests().length
    await page.getByRole('button', { name: 'Send a test event' }).click()
    const dialog = page.getByRole('dialog', { name: 'A test event' })
    await expect(dialog.getByText('Delivered: your server answered 200')).toBeVisible()
    expect(tests()).toHaveLength(before + 1)
    return dialog
  }

  await test.step('it is added, and its secret is shown once', async () => {
    await signIn()
    await page.goto('/accounts')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Webhooks' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible()
    await expectAccessible(page, 'no endpoint yet')
    await page.getByRole('button', { name: 'Add endpoint' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add endpoint' })
    await dialog.getByRole('textbox', { name: 'Address' }).fill('https://192.168.0.1/hooks')
    await dialog.getByRole('checkbox', { name: 'All events' }).uncheck()
    await dialog.getByRole('checkbox', { name: 'account.created' }).check()
    await dialog.getByRole('checkbox', { name: 'account.updated' }).check()
    await dialog.getByRole('button', { name: 'Add endpoint' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveAccessibleDescription(
      /no address of the public internet/,
    )
    await look(page, 'an address that is refused')
    await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
    await dialog.getByRole('textbox', { name: 'Description' }).fill(name)
    await dialog.getByRole('button', { name: 'Add endpoint' }).click()
    await expect(page.getByRole('dialog', { name: 'The endpoint is added' })).toBeVisible()
    await expectNoViolations(page, 'the secret')
  })
  const secret = await newestSecret()

  await test.step('a test event arrives, signed, and its answer is shown', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').getByRole('button', { name: 'Close without it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: receiver.url })).toBeVisible()
    await expect(page.getByText('No event yet')).toBeVisible()
    receiver.answerWith(200, 'Thanks for asking')
    const dialog = await sendTest()
    await expect(dialog.getByText('Thanks for asking')).toBeVisible()
    expect(verified(secret, tests().at(-1)!)).toMatchObject({ event: 'webhook.test' })
    await page.keyboard.press('Escape')
  })

  const account = await test.step('it is told of an account', async () => {
    const { id } = await linkAccount(page, hub.url, name)
    const row = table.getByRole('row').filter({ hasText: 'account.created' })
    await expect(row).toContainText('Delivered')
    await expect(row).toContainText(name)
    const told = receiver.received.find(({ body }) => body.includes(id))
    expect(verified(secret, told!)).toMatchObject({ event: 'account.created', account_id: id })
    return id
  })

  await test.step('a failing receiver is seen, and what it missed arrives without a reload', async () => {
    receiver.answerWith(500, 'The database is down')
    await page.request.patch(`/api/accounts/${account}`, {
      headers: { origin: hub.url },
      data: { label: `${name} II` },
    })
    const row = table.getByRole('row').filter({ hasText: 'account.updated' })
    await expect(row).toContainText('Trying again')
    await row.getByRole('link').click()
    await expect(panel.getByText('The database is down')).toBeVisible()
    await expect(panel.getByText('The receiver answered 500')).toBeVisible()
    await expect(panel.getByText(`"account_id": "${account}"`)).toBeVisible()
    await look(page, 'a delivery that failed')
    receiver.answerWith(200)
    await panel.getByRole('button', { name: 'Send again' }).click()
    await expect(panel.getByText(/^Delivered: 200/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(row).toContainText('Delivered')
    await look(page, 'an endpoint with deliveries')
  })

  await test.step('one is sent again with its own id; many are counted before', async () => {
    await page.goto(`${page.url()}?state=delivered&type=account.created`)
    await expect(table.getByRole('row')).toHaveCount(2)
    await table.getByRole('link', { name: 'account.created' }).click()
    await panel.getByRole('button', { name: 'Send again' }).click()
    await expect(panel.getByText('Sent again')).toBeVisible()
    await expect(panel.getByText('Delivered', { exact: true }).first()).toBeVisible()
    const ids = receiver.received.filter(({ body }) => body.includes('account.created')).map(({ headers }) => headers)
    expect(new Set(ids.map((headers) => headers['webhook-id'])).size).toBe(1)
    expect(ids).toHaveLength(2)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Send many again' }).click()
    await expect(panel.getByText('There is nothing to send again')).toBeVisible()
    await panel.getByRole('radio', { name: 'Everything' }).check()
    // Two at least: accounts that other tests have deleted are erased meanwhile, and that is told as well.
    const counted = panel.getByText(/^\d+ events would be sent again\.$/)
    await expect(counted).toBeVisible()
    await expectAccessible(page, 'many are sent again')
    const count = Number.parseInt((await counted.textContent()) ?? '', 10)
    expect(count).toBeGreaterThanOrEqual(2)
    const before = receiver.received.length
    await panel.getByRole('button', { name: `Send ${count} events` }).click()
    await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(before + count)
  })

  await test.step('a new secret signs beside the old one, until that is ended', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Rotate secret' }).click()
    await page.getByRole('button', { name: 'Make new secret' }).click()
    await expect(page.getByRole('dialog', { name: 'The new secret is made' })).toBeVisible()
    const next = await newestSecret()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByText('Two secrets sign')).toBeVisible()
    await sendTest()
    for (const known of [secret, next]) verified(known, tests().at(-1)!)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'End the old one now' }).click()
    await expect(page.getByText('Two secrets sign')).toBeHidden()
    await sendTest()
    verified(next, tests().at(-1)!)
    expect(() => verified(secret, tests().at(-1)!)).toThrow('No matching signature')
    await page.keyboard.press('Escape')
  })

  await test.step('it is switched off and on, and deleted', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Switch off' }).click()
    await page.getByRole('button', { name: 'Switch off' }).click()
    await expect(page.getByText('Switched off by ada@acme.example')).toBeVisible()
    await expectAccessible(page, 'an endpoint that is off')
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click()
    const row = page.getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('account.created and 1 more')
    await expect(row).toContainText('by ada@acme.example')
    await look(page, 'the list of endpoints')
    await row.getByRole('link').click()
    await page.getByRole('button', { name: 'Switch on' }).click()
    await expect(page.getByText('Delivering')).toBeVisible()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete endpoint' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible()
    await expect(page.getByText(name)).toHaveCount(0)
  })

  await page.request.delete(`/api/accounts/${account}`, { headers: { origin: hub.url } })
  await receiver.stop()
})
