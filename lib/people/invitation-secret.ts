import { createHash, randomBytes } from 'node:crypto'
import { toPublic } from '#lib/ids.ts'

/** 256 random bits for a link. Shown once; what is stored is {@link hashSecret} of it. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** One round of SHA-256 is enough, because a secret is random and long. */
export const hashSecret = (secret: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash('sha256').update(secret).digest())

/** The link that is handed over. The secret stands in the fragment, which no browser sends to a server. */
export const invitationLink = (hubUrl: string, id: string, secret: string): string =>
  `${hubUrl}/invitation/${toPublic('inv', id)}#${secret}`
