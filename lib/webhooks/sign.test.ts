import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { newSigningSecret, signatureHeaders } from './sign.ts'

const now = () => Math.floor(Date.now() / 1000)

test('the signature is the one that Standard Webhooks gives for its own example', () => {
  const headers = signatureHeaders({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
    secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  })
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('during a rotation a receiver with either secret believes it, and one with another does not', () => {
  const [newest, previous, other] = [newSigningSecret(), newSigningSecret(), newSigningSecret()]
  const body = '{"event":"account.updated","name":"Ключ 🔑"}'
  const headers = signatureHeaders({ id: 'evt_1', timestamp: now(), body, secrets: [newest, previous] })
  for (const secret of [newest, previous]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => new Webhook(other).verify(body, headers)).toThrow()
  expect(() => new Webhook(newest).verify(`${body} `, headers)).toThrow()
})

test('a delivery that was recorded long ago is not believed', () => {
  const secret = newSigningSecret()
  const headers = signatureHeaders({ id: 'evt_1', timestamp: now() - 3_600, body: '{}', secrets: [secret] })
  expect(() => new Webhook(secret).verify('{}', headers)).toThrow()
})

test('StackOne’s signature is over the body alone, keyed with the secret as it was shown', () => {
  const secret = newSigningSecret()
  const headers = signatureHeaders({ id: 'evt_1', timestamp: now(), body: '{"a":1}', secrets: [secret, 'whsec_b2xk'] })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(headers['x-stackone-signature']).toBe(createHmac('sha256', secret).update('{"a":1}').digest('base64url'))
})
