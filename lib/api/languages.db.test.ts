import { expect, test } from 'vitest'
import german from '#connectors/udemy/words.de.json' with { type: 'json' }
import { toPublic } from '#lib/ids.ts'
import hub from '#lib/words/de.json' with { type: 'json' }
import es from '#lib/words/es.json' with { type: 'json' }
import fr from '#lib/words/fr.json' with { type: 'json' }
import { ask, linesOf, signedUpApi } from './api.fixture.ts'
import type { Progress } from './contract.ts'
import { frameSchema, sessionViewSchema } from './session-contract.ts'
import { type Api, keyOf, link, made, tokenOf, valuesOf } from './sessions.fixture.ts'

const de = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' }
const refused = 'Udemy did not accept this Client ID and Client Secret.' as const
const shown = async (api: Api, headers: Record<string, string>) =>
  sessionViewSchema.parse(await (await ask(api, '/api/session', { headers })).json())

type Of<T extends Progress['type']> = Extract<Progress, { type: T }>
const firstOf = (lines: Progress[]) => (lines[0] as Of<'steps'>).steps.map(({ title }) => title)
const lastOf = <T extends Progress['type']>(lines: Progress[], type: T) => {
  const last = lines.at(-1)
  expect(last?.type).toBe(type)
  return last as Of<T>
}

test('whoever comes with a session reads form, guide, steps and refusals in their language', async () => {
  const api = await signedUpApi()
  const { token } = await made(api)
  const { connector, connectors } = await shown(api, { ...tokenOf(token), ...de })
  expect(connectors[0]!.needs).toBe(german['Admin access to your Udemy Business account'])
  expect(connector!.guide.sections[0]!.title).toBe(german['API credentials'])
  expect(connector!.guide.sections[0]!.steps[0]!.text).toMatch(/Manage → Settings → APIs and Integrations/)
  // What people paste has the provider's own words beside it.
  expect(connector!.fields.companySubdomain).toMatchObject({
    label: german['Company Subdomain'],
    alsoCalled: ['Company Subdomain', 'Subdomain'],
  })

  const lines = await linesOf(await link(api, token, { values: await valuesOf('wrong_secret') }, de))
  expect(firstOf(lines)[0]).toBe(german['Reach {companySubdomain}.udemy.com'].replace('{companySubdomain}', 'acme'))
  const { problem } = lastOf(lines, 'problem')
  expect(problem).toMatchObject({
    title: hub['The provider refused these credentials'],
    detail: german[refused],
    message: german[refused],
    fields: { clientSecret: expect.stringContaining(german[refused]) },
  })
  expect(Object.values(german)).toContain(problem.next)

  const empty = await link(api, token, { values: { ...(await valuesOf('good')), organisationId: '' } }, de)
  expect(await empty.json()).toMatchObject({
    detail: hub['{n} entries need attention. Nothing was sent and nothing was stored.'].one.replace('{n}', '1'),
    fields: { organisationId: hub['Enter the {label}.'].replace('{label}', german['Organisation ID']) },
  })
})

test('what is stored is English, as the dashboard shows it; a session reads the same check in its language', async () => {
  const api = await signedUpApi()
  const { token } = await made(api)
  const lines = await linesOf(await link(api, token, {}, de))
  const { account } = lastOf(lines, 'done')
  const titles = firstOf(lines)
  expect(account.last_check!.steps.map(({ title }) => title)).toEqual(titles)

  const row = await api.db.prisma.linkedAccount.findFirstOrThrow()
  const stored = (row.lastCheck as { steps: { title: string }[] }).steps.map(({ title }) => title)
  expect(stored[0]).toBe('Reach acme.udemy.com')
  expect(stored.filter((title) => titles.includes(title))).toEqual([])
  const view = await (await api.as(`/api/accounts/${account.id}`, { headers: de })).json()
  expect(view.last_check.steps.map(({ title }: { title: string }) => title)).toEqual(stored)

  await api.db.prisma.linkedAccount.update({
    where: { projectId_id: { projectId: row.projectId, id: row.id } },
    data: { lastCheck: { passed: false, message: refused, next: 'Kept.', fields: ['clientId'], steps: [] } },
  })
  const again = await made(api, { account_id: account.id })
  const { accounts } = await shown(api, { ...tokenOf(again.token), ...de })
  expect(accounts[0]!.last_check).toMatchObject({ message: german[refused], next: 'Kept.' })
  const one = await ask(api, `/api/accounts/${account.id}`, { headers: { ...tokenOf(again.token), ...de } })
  expect((await one.json()).last_check.message).toBe(german[refused])
})

test('without a session everybody is answered in English, whatever they accept', async () => {
  const api = await signedUpApi()
  const body = { attempt: crypto.randomUUID(), config_id: toPublic('cfg', api.sandboxConfig.id) }
  const values = await valuesOf('wrong_secret')
  const lines = await linesOf(await api.as('/api/accounts', { json: { ...body, values }, headers: de }))
  expect(firstOf(lines)[0]).toBe('Reach acme.udemy.com')
  expect(lastOf(lines, 'problem').problem).toMatchObject({
    title: 'The provider refused these credentials',
    detail: refused,
  })
  const { bearer } = await keyOf(api)
  for (const headers of [{ cookie: api.cookie }, bearer]) {
    const detail = await (await ask(api, '/api/connectors/udemy', { headers: { ...headers, ...de } })).json()
    expect(detail.fields.companySubdomain).toMatchObject({ label: 'Company Subdomain', alsoCalled: ['Subdomain'] })
    const nothing = await ask(api, '/api/connectors/nothing', { headers: { ...headers, ...de } })
    expect(await nothing.json()).toMatchObject({ detail: 'There is no connector with this id in your project.' })
  }
  expect(await (await ask(api, '/api/accounts', { headers: de })).json()).toMatchObject({
    detail: 'Nobody is signed in here.',
  })
})

test('links that are over or unknown say so in the language of whoever opens them', async () => {
  const api = await signedUpApi()
  const { token } = await made(api, { expires_in: 60 })
  await api.db.prisma.connectSession.updateMany({ data: { expiresAt: new Date(0) } })
  const said = async (headers: Record<string, string>) => (await ask(api, '/api/session', { headers })).json()
  expect(await said({ ...tokenOf(token), 'accept-language': 'fr' })).toMatchObject({
    title: fr['This link has expired'],
    detail: fr['This link has expired, so nothing can be connected with it any more.'],
  })
  expect(await said({ ...tokenOf('ses_nothing.nothing'), 'accept-language': 'es-MX' })).toMatchObject({
    title: es['This link opens nothing here'],
  })
  expect(await said({ ...tokenOf(token), 'accept-language': 'ja' })).toMatchObject({ title: 'This link has expired' })
})

test('the page before its secret, the catalogue and StackOne’s hub are in the language as well; pseudo-locales are long', async () => {
  const api = await signedUpApi()
  const { token, session_id: id } = await made(api)
  const frame = frameSchema.parse(await (await ask(api, `/api/sessions/${id}/frame`, { headers: de })).json())
  expect(frame.connector!.guide.warning).toBe(german[warning])
  const as = (path: string, language: string) =>
    ask(api, path, { headers: { ...tokenOf(token), 'accept-language': language } }).then((answer) => answer.json())
  expect((await as('/api/connectors', 'de')).data[0].needs).toBe(german['Admin access to your Udemy Business account'])
  expect((await as('/api/connectors/udemy', 'en-XA')).guide.warning.length).toBeGreaterThan(warning.length * 1.4)
  const { config } = await as(`/api/hub/connectors/${toPublic('cfg', api.sandboxConfig.id)}`, 'de')
  expect(config.configNotices[0].description).toBe(german[warning])
  expect(config.configFields).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ placeholder: 'Beispiel: acme' })]),
  )
})

test('what people have named stays as they named it, also where a catalogue knows the words', async () => {
  const api = await signedUpApi()
  const name = 'Company Subdomain' as const
  await api.db.prisma.config.update({
    where: { projectId_id: { projectId: api.sandboxConfig.projectId, id: api.sandboxConfig.id } },
    data: { name },
  })
  expect(german[name]).not.toBe(name)
  const { token } = await made(api)
  const headers = { ...tokenOf(token), ...de }
  const { connectors, connector } = await shown(api, headers)
  const { data } = await (await ask(api, '/api/connectors', { headers })).json()
  for (const { configs } of [connectors[0]!, connector!, data[0]])
    expect(configs.map((config: { name: string }) => config.name)).toContain(name)
})

const warning = 'Only an admin of a Udemy Business account can create API credentials.' as const
