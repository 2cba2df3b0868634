import { expect, test } from 'vitest'
import type { Resolve } from './addresses.ts'
import { lookUpReceiver, readPrivateReceivers, readReceiverUrl } from './receiver-address.ts'

const none = readPrivateReceivers([])
const some = readPrivateReceivers(['10.1.0.0/16', 'fd00::/8', '127.0.0.1:4000', 'receiver:8080', '[::1]:4000'])
const to =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const failing =
  (code: string): Resolve =>
  () =>
    Promise.reject(Object.assign(new Error('fake'), { code }))

const judge = (text: string, allowed = none) => {
  const read = readReceiverUrl(text, allowed)
  return read.ok ? 'fine' : read.why
}
const lookUp = async (text: string, resolve: Resolve, allowed = none) => {
  const read = readReceiverUrl(text, allowed)
  if (!read.ok) throw new Error(read.why)
  const found = await lookUpReceiver(read.url, allowed, resolve)
  return found.ok ? 'fine' : found.why
}

test.each([
  'https://app.acme.com/webhooks',
  'https://app.acme.com',
  'https://app.acme.com:443/',
  'https://app.acme.com:8443/hooks?kind=hub',
  'https://APP.acme.com/Hooks',
  'https://bücher.example/hooks',
  'https://8.8.8.8/hooks',
  'https://[2606:4700:4700::1111]/hooks',
])('%s is an address for events', (text) => {
  expect(judge(text)).toBe('fine')
})

test.each([
  ['', 'no_url'],
  ['app.acme.com/webhooks', 'no_url'],
  ['ftp://app.acme.com/', 'no_url'],
  ['file:///etc/passwd', 'no_url'],
  ['javascript:alert(1)', 'no_url'],
  ['https:///app.acme.com', 'no_url'],
  ['https:app.acme.com', 'no_url'],
  ['https://app.acme.com\\@10.0.0.1/', 'no_url'],
  ['https://app.acme.com/a b', 'no_url'],
  ['https://app.acme.com/\r\nhost: evil', 'no_url'],
  ['https://app.acme.com:99999/', 'no_url'],
  ['http://app.acme.com/', 'no_https'],
  ['http://8.8.8.8/', 'no_https'],
  ['http://127.0.0.1/', 'no_https'],
  ['https://user:pass@app.acme.com/', 'user'],
  ['https://user@app.acme.com/', 'user'],
  ['https://@app.acme.com/', 'user'],
  ['https://app.acme.com/#here', 'fragment'],
  ['https://app.acme.com:22/', 'port'],
  ['https://app.acme.com:25/', 'port'],
  ['https://app.acme.com:80/', 'port'],
  ['https://app.acme.com:6000/', 'port'],
  ['https://app.acme.com:6667/', 'port'],
  ['https://2130706433/', 'spelling'],
  ['https://134744072/', 'spelling'],
  ['https://0x7f000001/', 'spelling'],
  ['https://0x7f.0.0.1/', 'spelling'],
  ['https://0177.0.0.1/', 'spelling'],
  ['https://010.8.8.8/', 'spelling'],
  ['https://127.1/', 'spelling'],
  ['https://8.8/', 'spelling'],
  ['https://１２７.0.0.1/', 'spelling'],
  ['https://127。0。0。1/', 'spelling'],
  ['https://%31%32%37.0.0.1/', 'spelling'],
  ['https://localhost/', 'name'],
  ['https://localhost./', 'name'],
  ['https://LOCALHOST:8443/', 'name'],
  ['https://receiver:8080/', 'name'],
  ['https://app.acme.com./', 'name'],
  ['https://-app.acme.com/', 'name'],
  [`https://${'a'.repeat(64)}.acme.com/`, 'name'],
  ['https://127.0.0.1/', 'private'],
  ['https://127.0.0.1./', 'private'],
  ['https://0.0.0.0/', 'private'],
  ['https://10.0.0.1/', 'private'],
  ['https://172.16.0.1/', 'private'],
  ['https://192.168.1.1/', 'private'],
  ['https://100.64.0.1/', 'private'],
  ['https://169.254.169.254/latest/meta-data/', 'private'],
  ['https://100.100.100.200/', 'private'],
  ['https://224.0.0.1/', 'private'],
  ['https://255.255.255.255/', 'private'],
  ['https://[::1]/', 'private'],
  ['https://[::]/', 'private'],
  ['https://[::ffff:7f00:1]/', 'private'],
  ['https://[::ffff:127.0.0.1]/', 'private'],
  ['https://[::ffff:8.8.8.8]/', 'private'],
  ['https://[fd00:ec2::254]/', 'private'],
  ['https://[fe80::1]/', 'private'],
  ['https://[64:ff9b::10.0.0.1]/', 'private'],
  ['https://[2002:7f00:1::]/', 'private'],
])('%s is refused as %s', (text, why) => {
  expect(judge(text)).toBe(why)
})

test.each([
  ['http://10.1.2.3/hooks', 'fine'],
  ['https://10.1.2.3:8443/hooks', 'fine'],
  ['http://[fd00::7]:3000/hooks', 'fine'],
  ['http://127.0.0.1:4000/hooks', 'fine'],
  ['http://[::1]:4000/hooks', 'fine'],
  ['http://receiver:8080/hooks', 'fine'],
  ['http://RECEIVER:8080/hooks', 'fine'],
  ['http://10.2.0.1/hooks', 'no_https'],
  ['https://10.2.0.1/hooks', 'private'],
  ['http://127.0.0.1:4001/hooks', 'no_https'],
  ['https://127.0.0.1:4001/hooks', 'private'],
  ['https://receiver:8081/hooks', 'name'],
  ['http://10.1.2.3:22/', 'port'],
  ['http://167837955/', 'spelling'],
  ['http://user:pass@10.1.2.3/', 'user'],
])('where some private receivers are allowed, %s is %s', (text, wanted) => {
  expect(judge(text, some)).toBe(wanted)
})

test.each([
  ['public', to('8.8.8.8', '2606:4700:4700::1111'), 'fine'],
  ['private', to('10.0.0.7'), 'private'],
  ['mixed', to('8.8.8.8', '127.0.0.1'), 'private'],
  ['mapped', to('::ffff:8.8.8.8'), 'private'],
  ['no answer', to(), 'no_such_name'],
  ['ENOTFOUND', failing('ENOTFOUND'), 'no_such_name'],
  ['EAI_AGAIN', failing('EAI_AGAIN'), 'cannot_look_up'],
])('a name that leads to %s', async (_, resolve, wanted) => {
  expect(await lookUp('https://app.acme.com/', resolve)).toBe(wanted)
})

test('a name in a private network that is allowed may use http; one that leads to the internet may not', async () => {
  expect(await lookUp('http://hooks.acme.internal/', to('10.1.2.3'), some)).toBe('fine')
  expect(await lookUp('http://hooks.acme.internal/', to('10.1.2.3', '10.2.0.1'), some)).toBe('no_https')
  expect(await lookUp('http://app.acme.com/', to('8.8.8.8'), some)).toBe('no_https')
  expect(await lookUp('https://hooks.acme.internal/', to('10.1.2.3', '8.8.8.8'), some)).toBe('fine')
})
