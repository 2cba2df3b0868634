import { createHook } from 'node:async_hooks'
import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

test('a password is kept as a PHC string with its own salt, and is recognised', async () => {
  const [one, two] = await Promise.all([hashPassword('fake password one'), hashPassword('fake password one')])
  expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('fake password one', one)).toBe(true)
  expect(await verifyPassword('fake password two', one)).toBe(false)
})

test('a string of another make is read with the cost it names', async () => {
  const salt = Buffer.from('fake-salt-fake-s')
  const hash = scryptSync('fake password', salt, 32, { N: 2 ** 10, r: 4, p: 2 })
  const stored = `$scrypt$ln=10,r=4,p=2$${unpadded(salt)}$${unpadded(hash)}`
  expect(await verifyPassword('fake password', stored)).toBe(true)
  expect(await verifyPassword('fake Password', stored)).toBe(false)
})

test('the same letters in another Unicode form are the same password', async () => {
  const salt = Buffer.from('fake-salt-fake-s')
  const hash = scryptSync('caf\u00e9 password', salt, 32, { N: 2 ** 10, r: 8, p: 1 })
  const stored = `$scrypt$ln=10,r=8,p=1$${unpadded(salt)}$${unpadded(hash)}`
  expect(await verifyPassword('cafe\u0301 password', stored)).toBe(true)
})

test('an unknown person costs the same work as a known one, and no password is right', async () => {
  const stored = await hashPassword('fake password one')
  for (const text of [stored, undefined, '', 'not a hash', '$scrypt$ln=99,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA']) {
    let derivations = 0
    const watch = createHook({ init: (_, type) => void (type === 'SCRYPTREQUEST' && derivations++) }).enable()
    expect(await verifyPassword('fake password two', text)).toBe(false)
    watch.disable()
    expect(derivations).toBe(1)
  }
})
