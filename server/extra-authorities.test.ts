import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { createAgent } from '#lib/engine/agent.ts'
import { authority } from '#lib/engine/certificate.fixture.ts'
import { serveSecure } from '#lib/engine/local-server.fixture.ts'
import { send } from '#lib/engine/send.ts'
import { trustExtraAuthorities } from './extra-authorities.ts'

const host = 'acme.provider.example'

const fingerprints = () => new Set(getCACertificates('default').map((pem) => new X509Certificate(pem).fingerprint256))

async function file(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-authority-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'authority.pem'), content)
  return join(folder, 'authority.pem')
}

test('an authority that .env names is trusted for calls to providers, and the others stay', async () => {
  const before = getCACertificates('default')
  const fingerprintsBefore = fingerprints()
  onTestFinished(() => setDefaultCACertificates(before))
  const company = authority()
  const { port } = await serveSecure(company.sign(host), (_, response) => response.end('hi'))
  const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }])
  const ask = async () => {
    const agent = createAgent({ lookup, port })
    onTestFinished(() => agent.destroy())
    return send({ method: 'GET', url: `https://${host}/`, headers: {} }, { hosts: [host], door: { agent } })
  }
  expect(await ask()).toMatchObject({ kind: 'untrusted' })
  const path = await file(`Our authority\n${company.cert}\n${company.cert}`)
  expect(await trustExtraAuthorities(path)).toEqual({ ok: true, count: 1 })
  expect(await ask()).toMatchObject({ status: 200 })
  const after = fingerprints()
  expect([...fingerprintsBefore].filter((one) => !after.has(one))).toEqual([])
  expect(after.size).toBe(fingerprintsBefore.size + 1)
})

test.each([
  ['is not there', async () => '/nowhere/authority.pem', /^cannot be read \(ENOENT\)$/],
  ['holds something else', () => file('MIIB'), /^holds no certificate/],
  [
    'holds a damaged certificate',
    () => file('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
    /^holds no certificate/,
  ],
])('a file that %s is told, and changes nothing', async (_, path, reason) => {
  const before = getCACertificates('default')
  expect(await trustExtraAuthorities(await path())).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  expect(getCACertificates('default')).toEqual(before)
})
