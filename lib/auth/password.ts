import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { takeTurns } from './take-turns.ts'

// OWASP's first choice for scrypt: 128 MiB and about a third of a second.
const cost = { ln: 17, r: 8, p: 1 }
type Cost = typeof cost
const saltLength = 16
const hashLength = 32

/** What an unknown person's password is compared with, so that the answer takes as long as for a known one. */
const nobody = phc(cost, Buffer.alloc(saltLength), Buffer.alloc(hashLength))

/** Hashes a password with scrypt and a new salt; gives a PHC string: `$scrypt$ln=17,r=8,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength)
  return phc(cost, salt, await derive(password, salt, cost, hashLength))
}

/**
 * Tells whether the password is the one behind the PHC string. Without a string, or with one that cannot be read, the
 * work is the same and the answer is no.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = parsePhc(stored ?? '')
  const { cost, salt, hash } = known ?? parsePhc(nobody)!
  const derived = await derive(password, salt, cost, hash.length)
  return timingSafeEqual(derived, hash) && known !== undefined
}

// Each run holds 128 MiB and one of libuv's four threads: two at a time leave the others to DNS and files.
const turns = takeTurns(2)

/** The same letters typed on another keyboard may be other code points, hence NFKC (NIST SP 800-63B, 3.1.1.2). */
function derive(password: string, salt: Buffer, { ln, r, p }: Cost, length: number): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 128 * 2 ** ln * r + 32 * 1024 * 1024 }
  return turns(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, length, options, (error, derived) =>
          error ? reject(error) : resolve(derived),
        )
      }),
  )
}

function phc({ ln, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`
}

function parsePhc(text: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text)
  if (!match) return undefined
  const [ln, r, p] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [salt, hash] = [Buffer.from(match[4]!, 'base64'), Buffer.from(match[5]!, 'base64')]
  const sane = ln >= 1 && ln <= 20 && r >= 1 && r <= 16 && p >= 1 && p <= 4 && salt.length >= 8
  return sane && hash.length === hashLength ? { cost: { ln, r, p }, salt, hash } : undefined
}
