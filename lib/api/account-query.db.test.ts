import { expect, test } from 'vitest'
import { newId, toPublic } from '#lib/ids.ts'
import { signedUpApi } from './api.fixture.ts'
import { accountListSchema } from './contract.ts'
import { type Api, keyOf } from './sessions.fixture.ts'

/** Accounts as rows: name → owner and provider. Gives their public ids by name. */
async function withAccounts(api: Api, given: Record<string, { owner: string; provider?: string; status?: string }>) {
  const { projectId, id: configId } = api.sandboxConfig
  const ids: Record<string, string> = {}
  for (const [label, { owner, provider = 'udemy', status = 'active' }] of Object.entries(given)) {
    const id = newId()
    const what = { authMethod: 'client_credentials', type: 'test', status, provider, label }
    await api.db.prisma.linkedAccount.create({
      data: { projectId, id, configId, originOwnerId: owner, originOwnerName: owner, ...what },
    })
    ids[label] = toPublic('acc', id)
  }
  return ids
}

async function threeCustomers() {
  const api = await signedUpApi()
  const ids = await withAccounts(api, {
    a: { owner: 'cust-1' },
    b: { owner: 'cust-1', provider: 'coursera', status: 'error' },
    c: { owner: 'cust-2', status: 'expired' },
    d: { owner: 'cust, three', provider: 'udacity' },
  })
  const { basic } = await keyOf(api, ['accounts:read'])
  const list = (query: string) => api.as(`/api/accounts?${query}`, { headers: { ...basic, cookie: '', origin: '' } })
  const found = async (query: string) => {
    const answer = await list(query)
    if (answer.status !== 200) throw new Error(await answer.text())
    const { data, total, counts } = accountListSchema.parse(await answer.json())
    expect(total, query).toBe(data.length)
    return { labels: data.map(({ label }) => label).sort(), counts }
  }
  return { api, ids, list, found }
}

test('accounts are filtered as StackOne’s contract says, repeated and with commas; filters add up', async () => {
  const { ids, found } = await threeCustomers()
  const encoded = encodeURIComponent('cust, three')
  for (const [query, labels] of [
    ['', ['a', 'b', 'c', 'd']],
    ['origin_owner_id=cust-1', ['a', 'b']],
    [`origin_owner_id=${encoded}`, ['d']],
    ['origin_owner_id=nobody', []],
    ['origin_owner_id=cust', []],
    ['origin_owner_ids=cust-1&origin_owner_ids=cust-2', ['a', 'b', 'c']],
    ['origin_owner_ids=cust-1,cust-2', ['a', 'b', 'c']],
    ['origin_owner_ids=nobody', []],
    ['origin_owner_id=cust-1&origin_owner_ids=cust-2', []],
    ['providers=udemy&providers=coursera', ['a', 'b', 'c']],
    ['providers=coursera,%20udacity', ['b', 'd']],
    ['provider=udemy&providers=coursera,udemy', ['a', 'c']],
    ['provider=udemy&providers=coursera', []],
    [`account_ids=${ids.a}&account_ids=${ids.d}`, ['a', 'd']],
    [`account_ids=${ids.a},acc_nonsense,${toPublic('acc', newId())}`, ['a']],
    ['account_ids=acc_nonsense', []],
    ['status=error', ['b']],
    ['status=error&status=expired', ['b', 'c']],
    ['status=error,expired&origin_owner_id=cust-1', ['b']],
    ['origin_owner_id=cust-1&page=1&page_size=25', ['a', 'b']],
  ] as const)
    expect((await found(query)).labels, query).toEqual(labels)
  expect((await found('status=error&origin_owner_id=cust-1')).counts).toMatchObject({ active: 1, error: 1, expired: 0 })
})

test('an id of another project finds nothing', async () => {
  const { ids } = await threeCustomers()
  const other = await threeCustomers()
  expect((await other.found(`account_ids=${ids.a}`)).labels).toEqual([])
})

test('a filter that nobody knows is refused by its name, with those that there are; an empty one never means all', async () => {
  const { list } = await threeCustomers()
  const unknown = await list('origin_owner_id=cust-1&owner=x&originOwnerId=y')
  expect(unknown.status).toBe(400)
  expect(await unknown.json()).toMatchObject({
    kind: 'invalid_request',
    fields: {
      owner: expect.stringMatching(/^owner is not known here\. Known are: .*origin_owner_id, origin_owner_ids/),
      originOwnerId: expect.stringContaining('Known are: '),
    },
  })
  const odd = await (await list(`${encodeURIComponent('<b>fake secret</b>')}=1`)).text()
  expect(odd).not.toContain('fake secret')
  for (const [query, name] of [
    ['origin_owner_id=', 'origin_owner_id'],
    ['origin_owner_id=cust-1&origin_owner_id=cust-2', 'origin_owner_id'],
    ['origin_owner_ids=', 'origin_owner_ids'],
    ['origin_owner_ids=,%20,', 'origin_owner_ids'],
    ['account_ids=', 'account_ids'],
    ['providers=', 'providers'],
    ['provider=', 'provider'],
    ['config_id=', 'config_id'],
    ['status=', 'status'],
    ['status=error,broken', 'status'],
    [`account_ids=${'x,'.repeat(101)}`, 'account_ids'],
    ['origin_owner_ids=%00', 'origin_owner_ids'],
  ] as const) {
    const refused = await list(query)
    expect([query, refused.status]).toEqual([query, 400])
    expect(Object.keys((await refused.json()).fields), query).toEqual([name])
  }
})

test('all that a filter finds is exported, to whoever may, with a name; pages have no place there', async () => {
  const { api } = await threeCustomers()
  const file = await api.as('/api/accounts/export.csv?providers=udemy,coursera&sort=oldest')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="accounts-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = (await file.text()).trimEnd().split('\r\n')
  expect(lines.map((line) => line.split(',')[2])).toEqual(['label', 'a', 'b', 'c'])
  expect((await api.as('/api/accounts/export.csv?page=2')).status).toBe(400)
  await api.db.prisma.membership.updateMany({
    where: { projectId: api.sandboxConfig.projectId },
    data: { role: 'viewer' },
  })
  expect((await api.as('/api/accounts/export.csv')).status).toBe(403)
})

test('the filters stand in the OpenAPI document', async () => {
  const { api } = await threeCustomers()
  const document = await (await api.as('/api/openapi.json')).json()
  const parameters: { name: string; schema: { type: string }; description?: string }[] =
    document.paths['/api/accounts'].get.parameters
  const lists = parameters.filter(({ schema }) => schema.type === 'array').map(({ name }) => name)
  expect(lists.sort()).toEqual(['account_ids', 'origin_owner_ids', 'providers', 'status'])
  expect(parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['origin_owner_id', 'provider', 'page', 'page_size', 'next']),
  )
})
