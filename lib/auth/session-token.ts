import { createHash, randomBytes } from 'node:crypto'
import { fromPublic, NOBODY, toPublic } from '#lib/ids.ts'

/** 256 random bits in base64url. Shown once; what is stored is {@link hashSessionSecret} of it. */
export const newSessionSecret = (): string => randomBytes(32).toString('base64url')

/** One round of SHA-256 is enough, because a secret is random and long. */
export const hashSessionSecret = (secret: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash('sha256').update(secret).digest())

/** A connect session's token, one string: `ses_{public id}.{secret}`. */
export const sessionToken = (id: string, secret: string): string => `${toPublic('ses', id)}.${secret}`

/** The row's id and the secret in a token; of a text that is none, an id that no row has. */
export function readSessionToken(token: string): { id: string; secret: string } {
  const [, publicId, secret = ''] = /^(ses_[0-9a-z]{26})\.([\w-]{43})$/.exec(token) ?? []
  return { id: fromPublic('ses', publicId) ?? NOBODY, secret }
}
