import type { Page } from '@playwright/test'
import { filesBelow } from '../architecture.ts'
import { expect, test } from './fixtures.ts'
import { newEmail, otherBrowser, PASSWORD } from './invite.ts'
import { linkAccount } from './sandbox-account.ts'

/** Every page there is, as an address with its parameters in brackets: a new one is walked by itself. */
const routes = filesBelow('app')
  .filter(({ path }) => path.endsWith('/page.tsx'))
  .map(({ path }) => path.replace(/^app|\/\([a-z]+\)|\/page\.tsx$/g, '') || '/')

/** Pages for anybody; every other one leads a visitor to the sign-in. */
const open = ['/sign-in', '/sign-up', '/invitation/[id]', '/link/[session]', '/embed/[session]']

/** What changes something. A viewer meets none of it. */
const changes =
  /^(Link Account|Edit|Fix|Rotate|Resume|Unarchive|Enable its config|New config|Check now|Delete|Rename|Invite|New project|Delete project|Revoke.*|New link.*|New key|Add endpoint|Send a test event|Send many again|More actions|Export CSV|Send a link|Embed the hub|Remove.*|Save)$/

/** An endpoint that is told of next to nothing, and where nobody listens. */
async function addEndpoint(page: Page, origin: string): Promise<string> {
  const data = { url: 'http://127.0.0.1:9999/hooks', types: ['session.renewal_requested'] }
  const made = await page.request.post('/api/webhooks', { headers: { origin }, data })
  return (await made.json()).webhook.id
}

/** Makes somebody with this role, through the API. */
async function newPerson(page: Page, guest: Page, origin: string, role: string): Promise<void> {
  const headers = { origin }
  const made = await page.request.post('/api/invitations', { headers, data: { role, days: 1 } })
  const url = new URL((await made.json()).link)
  const data = { secret: url.hash.slice(1), name: `A ${role}`, email: newEmail(role), password: PASSWORD }
  const joined = await guest.request.post(`/api${url.pathname.replace('invitation', 'invitations')}/accept`, {
    headers,
    data,
  })
  expect(joined.status(), await joined.text()).toBe(200)
}

test('every page asks who is there: visitors sign in, viewers change nothing, admins link', async ({
  page,
  signIn,
  browser,
  hub,
}) => {
  test.slow()
  await signIn()
  const { id: account } = await linkAccount(page, hub.url, 'Account of roles')
  const endpoint = await addEndpoint(page, hub.url)
  const addressOf = (route: string) =>
    route
      .replace('/webhooks/[id]', `/webhooks/${endpoint}`)
      .replace('/accounts/[id]', `/accounts/${account}`)
      .replace('/connectors/[id]', '/connectors/udemy')
      .replace('[id]', 'inv_x')

  const visitor = await otherBrowser(browser, hub.url)
  for (const route of routes.filter((path) => !open.includes(path))) {
    await visitor.goto(addressOf(route))
    await expect(visitor, route).toHaveURL(/\/sign-in/)
  }

  const offers: Record<string, number> = {}
  for (const role of ['viewer', 'admin'] as const) {
    const guest = await otherBrowser(browser, hub.url)
    await newPerson(page, guest, hub.url, role)
    offers[role] = 0
    for (const route of routes.filter((path) => !open.includes(path))) {
      const answer = await guest.goto(addressOf(route))
      expect(answer?.status(), route).toBe(200)
      await expect(guest.getByRole('heading', { level: 1 })).toBeVisible()
      const found = guest.getByRole('button', { name: changes }).or(guest.getByRole('link', { name: changes }))
      const names = await found.evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-label') ?? one.textContent),
      )
      // Their own name is theirs to change.
      const others = route === '/settings/sign-ins' ? names.filter((name) => !name?.startsWith('Save')) : names
      if (role === 'viewer') expect(others, route).toEqual([])
      offers[role] += names.length
    }
    const places = guest.getByRole('navigation', { name: 'Main' }).getByRole('link')
    const forAdmins = role === 'viewer' ? [] : ['Webhooks', 'Audit log']
    await expect(places).toHaveText(['Accounts', 'Connectors', ...forAdmins, 'Settings'])
    await guest.goto(`/accounts/${account}`)
    await guest.getByRole('button', { name: 'Actions for Account of roles' }).click()
    const items = (await guest.getByRole('menuitem').allTextContents()).map((text) => text.trim())
    const ofAdmins = ['Rename', 'Copy account id', 'View audit log', 'Suspend', 'Archive', 'Delete']
    expect(items).toEqual(role === 'viewer' ? ['Copy account id'] : ofAdmins)
    await guest.goto(`/accounts/${account}?edit`)
    const says = guest.getByRole('dialog').getByText('looks and does not edit accounts')
    await expect(guest.getByRole('dialog')).toBeVisible()
    await expect(says).toHaveCount(role === 'viewer' ? 1 : 0)
    await guest.context().close()
  }
  expect(offers.admin).toBeGreaterThan(2)
  for (const path of [`/api/accounts/${account}`, `/api/webhooks/${endpoint}`])
    await page.request.delete(path, { headers: { origin: hub.url } })
})
