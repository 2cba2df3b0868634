import { describe, expect, test } from 'vitest'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from './sandbox-for.ts'
import { handleSandboxRequest } from './serve.ts'

const ORIGIN = 'http://127.0.0.1:4010'
const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((it) => it.key === key)!.values
const ask = (path: string, key = 'good', init: RequestInit = {}) => {
  const { clientId, clientSecret } = valuesOf(key)
  return handleSandboxRequest(
    new Request(ORIGIN + path, {
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`, host: '127.0.0.1:4010' },
      ...init,
    }),
  )
}

describe('sandboxes over HTTP', () => {
  test('/HOST/PATH answers what https://HOST/PATH would, with addresses of the provider', async () => {
    const response = await ask('/acme.udemy.com/api-2.0/organizations/100028/courses/list/?page_size=1')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      count: 40,
      next: 'https://acme.udemy.com/api-2.0/organizations/100028/courses/list/?page_size=1&page=2',
    })
  })

  test('headers come through both ways', async () => {
    const throttled = await ask('/acme.udemy.com/api-2.0/organizations/100028/courses/list/', 'busy')
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '30'])
    const anonymous = await ask('/acme.udemy.com/api-2.0/organizations/100028/courses/list/', 'good', { headers: {} })
    expect([anonymous.status, anonymous.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="api"'])
  })

  test('a body comes through', async () => {
    const response = await ask('/acme.udemy.com/api-2.0/organizations/100028/courses/list/', 'good', {
      method: 'POST',
      body: 'x',
      headers: {},
    })
    expect(response.status).toBe(401)
  })

  test('an unknown subdomain redirects to the provider’s own host', async () => {
    const response = await ask('/nobody.udemy.com/api-2.0/organizations/100028/courses/list/')
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://www.udemy.com/'])
  })

  test.each(['/evil.example/', '/udemy.com/', '/a.b.udemy.com/', '/acme.udemy.com.evil.example/x', '/favicon.ico'])(
    '%s has no sandbox',
    async (path) => {
      const response = await ask(path)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('No sandbox answers for')
    },
  )

  test('silence ends when the caller leaves', async () => {
    const caller = new AbortController()
    const { clientId, clientSecret } = valuesOf('silent')
    const silent = handleSandboxRequest(
      new Request(`${ORIGIN}/acme.udemy.com/api-2.0/organizations/100028/courses/list/`, {
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        signal: caller.signal,
      }),
    )
    setTimeout(() => caller.abort(), 20)
    expect((await silent).status).toBe(504)
  })

  test('the root lists providers, test credentials and a call that works', async () => {
    const page = await (await ask('/')).text()
    expect(page).toContain('Udemy Business')
    for (const { title, values } of testCredentials) {
      expect(page).toContain(title)
      expect(page).toContain(values.clientSecret)
    }
    // As a shell would run them: one command for each provider.
    const commands = [...page.matchAll(/^ {2}curl .*$/gm)].map(([command]) => partsOf(command))
    expect(commands).toHaveLength((await connectors()).size)
    for (const { address, user, method, body } of commands) {
      const headers = {
        ...(user && { authorization: `Basic ${btoa(user)}` }),
        'content-type': body?.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      }
      const response = await handleSandboxRequest(new Request(address!, { method, headers, ...(body && { body }) }))
      expect([address, response.status]).toEqual([address, 200])
      expect(await response.json()).not.toHaveProperty('errors')
    }
  })
})

const partsOf = (command: string) => ({
  address: /'(http[^']+)'$/.exec(command)?.[1],
  user: /-u '([^']+)'/.exec(command)?.[1],
  method: /-X (\w+)/.exec(command)?.[1] ?? 'GET',
  body: /-d '([^']+)'/.exec(command)?.[1],
})

test('a process has one sandbox of each connector', async () => {
  expect(await sandboxFor('udemy')).toBe(await sandboxFor('udemy'))
  await expect(sandboxFor('nothing')).rejects.toThrow('No connector is called nothing.')
})
