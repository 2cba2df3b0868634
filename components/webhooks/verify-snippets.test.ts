import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { signatureHeaders } from '#lib/webhooks/sign.ts'
import { verifySnippets } from './verify-snippets.ts'

// What a person pastes is what runs here.

const secret = `whsec_${randomBytes(24).toString('base64')}`
const body = JSON.stringify({ event: 'account.created', account_id: 'acc_1', origin_owner_name: 'Œuvre & Søn' })

beforeEach(() => void vi.stubEnv('HUB_WEBHOOK_SECRET', secret))

const signed = (by: string, text = body, at = Date.now()): Record<string, string> =>
  signatureHeaders({ id: 'evt_1', timestamp: Math.floor(at / 1000), body: text, secrets: [by] })

type Verify = (body: string, headers: Record<string, string | undefined>) => unknown

async function pasted(id: string): Promise<Verify> {
  const code = verifySnippets.find((snippet) => snippet.id === id)?.code ?? ''
  const module = `${code}\n// ${randomBytes(4).toString('hex')}`
  return (await import(`data:text/javascript,${encodeURIComponent(module)}`)).verify
}

test('the code without a package knows the hub’s signature, alone and beside an old one', async () => {
  const verify = await pasted('node')
  expect(verify(body, signed(secret))).toEqual(JSON.parse(body))
  const old = signed(`whsec_${randomBytes(24).toString('base64')}`)['webhook-signature']
  const both = signed(secret)
  expect(verify(body, { ...both, 'webhook-signature': `${old} ${both['webhook-signature']}` })).toBeTruthy()
})

test('it refuses another secret, a changed body, an old message and one without headers', async () => {
  const verify = await pasted('node')
  expect(() => verify(body, signed(`whsec_${randomBytes(24).toString('base64')}`))).toThrow('Not signed')
  expect(() => verify(`${body} `, signed(secret))).toThrow('Not signed')
  expect(() => verify(body, signed(secret, body, Date.now() - 600_000))).toThrow('Too old')
  expect(() => verify(body, {})).toThrow('Too old')
})

test('the code for StackOne’s header knows the hub’s, and no other', async () => {
  const verify = await pasted('stackone')
  const headers = signatureHeaders({ id: 'evt_1', timestamp: 1, body, secrets: [secret] })
  expect(verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => verify(`${body} `, headers)).toThrow('Not signed')
})

test('no snippet has room for a secret in it: each reads it from the environment', () => {
  for (const { code } of verifySnippets) {
    expect(code).toContain('HUB_WEBHOOK_SECRET')
    expect(code).not.toMatch(/whsec_\w/)
  }
})
