import { expect, test } from 'vitest'
import { open } from './front-door.fixture.ts'

test('a session’s frame is shown by the pages it allows, and by no others', async () => {
  const asked: string[] = []
  const findEmbedders = async (id: string) => {
    asked.push(id)
    return ['https://app.acme.example', 'http://localhost:4000']
  }
  const { url } = await open({ findEmbedders })
  const id = `ses_${'0'.repeat(26)}`
  const { headers } = await fetch(`${url}/embed/${id}?theme=dark`)
  expect(headers.get('content-security-policy')).toMatch(
    /; frame-ancestors https:\/\/app\.acme\.example http:\/\/localhost:4000$/,
  )
  expect(headers.has('x-frame-options')).toBe(false)
  for (const path of ['/', `/link/${id}`, `/embed/${id}/x`, '/embed/ses_x', `/embed/%73es_${'0'.repeat(26)}`]) {
    const { headers: other } = await fetch(url + path)
    expect(other.get('content-security-policy'), path).toMatch(/frame-ancestors 'none'$/)
    expect(other.get('x-frame-options'), path).toBe('DENY')
  }
  expect(asked).toEqual([id])
})

test('what is no exact origin stands in no policy', async () => {
  const wrong = ['https://*', 'https://*.acme.com', 'https://a;sandbox', 'https://a,b', "'self'", 'https:', 'data:']
  const { url } = await open({ findEmbedders: async () => wrong })
  const { headers } = await fetch(`${url}/embed/ses_${'0'.repeat(26)}`)
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'$/)
  expect(headers.get('x-frame-options')).toBe('DENY')
})

test('where nobody can say who may embed a session, nobody may', async () => {
  const { url } = await open({ findEmbedders: () => Promise.reject(new Error('the database is away')) })
  const { headers } = await fetch(`${url}/embed/ses_${'0'.repeat(26)}`)
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'$/)
})

test('the loader, and nothing else, may be taken by pages of other sites', async () => {
  const { url } = await open()
  const { headers } = await fetch(`${url}/embed.js?v=1`)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  for (const path of ['/', '/embed.json', '/api/me', '/x/embed.js']) {
    const { headers: other } = await fetch(url + path)
    expect(other.has('access-control-allow-origin'), path).toBe(false)
    expect(other.get('cross-origin-resource-policy'), path).toBe('same-origin')
  }
})
