import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { authority, selfSigned } from './certificate.fixture.ts'
import { serveProxy, serveSecure } from './local-server.fixture.ts'

const host = 'acme.provider.example'
const run = promisify(execFile)
const company = authority()
const answers = (pair: { key: string; cert: string }) =>
  serveSecure(pair, (_, response) => response.setHeader('content-type', 'application/json').end('{"ok":true}'))

/** What a process that was started with this authority's certificate is answered. */
async function askFrom(pem: string | undefined, ...how: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'hub-authority-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'authority.pem')
  if (pem) await writeFile(path, pem)
  const env = { ...childEnvironment({}), NODE_EXTRA_CA_CERTS: pem ? path : '', NODE_TLS_REJECT_UNAUTHORIZED: '0' }
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'way-out.fixture.ts'), host, ...how], {
    env,
  })
  return JSON.parse(stdout)
}

describe('NODE_EXTRA_CA_CERTS', () => {
  it('vouches for what the company signed, directly', async () => {
    const { port } = await answers(company.sign(host))
    expect(await askFrom(company.cert, 'port', String(port))).toMatchObject({ status: 200, json: { ok: true } })
    expect(await askFrom(undefined, 'port', String(port))).toMatchObject({ kind: 'untrusted', sent: false })
  })

  it('vouches for what a proxy that inspects TLS signed anew', async () => {
    const { port } = await answers(company.sign(host))
    const proxy = await serveProxy(() => port)
    expect(await askFrom(company.cert, 'proxy', proxy.origin)).toMatchObject({ status: 200, json: { ok: true } })
    expect(await askFrom(undefined, 'proxy', proxy.origin)).toMatchObject({ kind: 'untrusted', sent: false })
    expect(proxy.seen.map(({ url }) => url)).toEqual([`${host}:443`, `${host}:443`])
  })

  it('vouches for nothing else: not for another authority, and not for another host', async () => {
    const other = await answers(selfSigned(host))
    expect(await askFrom(company.cert, 'port', String(other.port))).toMatchObject({ kind: 'untrusted' })
    const wrong = await answers(company.sign('other.provider.example'))
    expect(await askFrom(company.cert, 'port', String(wrong.port))).toMatchObject({ kind: 'tls', sent: false })
  })
})
