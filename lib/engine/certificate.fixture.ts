import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A private key and its certificate, as PEM. Made anew for each test, so none lies in the repository. */
export type Pair = { key: string; cert: string }

/** A certificate for one host, signed by nobody but itself. */
export function selfSigned(host: string): Pair {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return certificate(host, own, { name: host, privateKey: own.privateKey }, forHost(host))
}

/** An authority of a test's own, as companies have one: its certificate, and certificates for hosts that it signs. */
export function authority(): Pair & { sign: (host: string) => Pair } {
  const name = 'Test authority'
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { name, privateKey: own.privateKey }
  return {
    ...certificate(name, own, issuer, extension('551d13', sequence(TRUE), TRUE)),
    sign: (host) => certificate(host, generateKeyPairSync('ec', { namedCurve: 'P-256' }), issuer, forHost(host)),
  }
}

type KeyPair = { publicKey: KeyObject; privateKey: KeyObject }

function certificate(
  subject: string,
  { publicKey, privateKey }: KeyPair,
  issuer: { name: string; privateKey: KeyObject },
  extensions: Buffer,
): Pair {
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer.name),
    sequence(time(-1), time(1)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', content, issuer.privateKey)]))
  const cert = sequence(content, algorithm, signature)
    .toString('base64')
    .match(/.{1,64}/g)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert?.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts))
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const time = (days: number): Buffer => {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${text}Z`))
}

const TRUE = Buffer.from([0x01, 0x01, 0xff])
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
const extension = (id: string, content: Buffer, ...critical: Buffer[]): Buffer =>
  sequence(oid(id), ...critical, der(0x04, content))
const forHost = (host: string): Buffer => extension('551d11', sequence(der(0x82, Buffer.from(host))))
