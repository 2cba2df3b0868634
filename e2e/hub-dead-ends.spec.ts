import { expect, test } from './fixtures.ts'
import { eraseAccountsOf, makeSession, openLink, switchConnector } from './hub-sessions.ts'
import { connect, fillIn, subjects } from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

test('a connector that was switched off meanwhile: the customer reads whom to ask, and nothing is asked for', async ({
  page,
  hub,
  witness,
}) => {
  const [one, anyOfIts] = [
    await makeSession({ hub, witness }, { provider: 'udemy' }),
    await makeSession({ hub, witness }, { categories: ['lms'] }),
  ]
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const main = page.getByRole('main')
  for (const { id } of subjects) await switchConnector(hub, id, false)
  try {
    for (const session of [one, anyOfIts]) {
      await page.goto('about:blank')
      await page.goto(session.auth_link_url)
      await expect(main).toContainText('Nothing can be connected with this link at the moment.')
      await expect(main).toContainText('Ask My project about it.')
      await expect(main.getByRole('button')).toHaveCount(0)
      await expect(main.getByRole('combobox')).toHaveCount(0)
    }
    expect(asked.filter((path) => path.startsWith('/api/connectors'))).toEqual([])
  } finally {
    for (const { id } of subjects) await switchConnector(hub, id, true)
  }
  await openLink(page, one)
})

test('the account that is linked already cannot be read at once: Try again reads it', async ({
  page,
  hub,
  witness,
}) => {
  const { connector, fields, testCredentials } = subjects.find(({ id }) => id === 'udacity')!
  const values = asCustomer(connector, testCredentials[0]!.values)
  await eraseAccountsOf(hub, 'udacity')
  const main = page.getByRole('main')
  const first = await makeSession({ hub, witness }, { provider: 'udacity' })
  await openLink(page, first)
  await fillIn(main, values, fields)
  await connect(main)
  await expect(page.getByRole('heading', { name: `${connector.name} is connected` })).toBeVisible()

  const { origin_owner_id, origin_owner_name } = first
  const owner = { origin_owner_id, origin_owner_name }
  await openLink(page, await makeSession({ hub, witness }, { provider: 'udacity', multiple: true, ...owner }))
  await fillIn(main, values, fields)
  await connect(main)
  await page.route('**/api/accounts/acc_*', (route) => route.abort(), { times: 1 })
  await main.getByRole('button', { name: /^Edit / }).click()
  const problem = main.getByRole('alert').filter({ hasText: 'The hub did not answer.' })
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(main.getByRole('button', { name: 'Save' })).toBeVisible()
  await expect(problem).toHaveCount(0)
})

test('the session is asked for before any script of the page has come, and once', async ({ page, hub, witness }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy' })
  let asked = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/session') asked++
  })
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  const answer = page.waitForResponse('**/api/session')
  await page.goto(session.auth_link_url, { waitUntil: 'commit' })
  expect((await answer).status()).toBe(200)
  expect(page.url()).toBe(`${hub.url}/link/${session.session_id}`)
  scripts.resolve()
  await expect(page.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  expect(asked).toBe(1)
})
