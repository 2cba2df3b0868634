import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

export type ExtraAuthorities = { ok: true; count: number } | { ok: false; reason: string }

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/**
 * Trusts the authorities of a PEM file (NODE_EXTRA_CA_CERTS) besides those Node brings. Node does so by itself where the
 * variable was there when it started; one that stands in `.env` comes too late for that, and a file that cannot be read
 * is worth a whole sentence.
 */
export async function trustExtraAuthorities(path: string): Promise<ExtraAuthorities> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (content instanceof Error) return { ok: false, reason: `cannot be read (${content.code})` }
  const found = new Map((content.match(CERTIFICATE) ?? []).flatMap((pem) => withFingerprint(pem)))
  if (found.size === 0) return { ok: false, reason: 'holds no certificate that can be read; it must be a PEM file' }
  const trusted = new Map(getCACertificates('default').flatMap((pem) => withFingerprint(pem)))
  if ([...found.keys()].some((fingerprint) => !trusted.has(fingerprint)))
    setDefaultCACertificates([...new Map([...trusted, ...found]).values()])
  return { ok: true, count: found.size }
}

/** The same certificate may be written in several ways. */
function withFingerprint(pem: string): [fingerprint: string, pem: string][] {
  try {
    return [[new X509Certificate(pem).fingerprint256, pem]]
  } catch {
    return []
  }
}
