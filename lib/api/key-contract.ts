import { z } from '@hono/zod-openapi'
import { scopeNames } from '#lib/auth/scopes.ts'
import { plain } from './contract.ts'

/** Shapes on the wire of API keys. */

const time = z.iso.datetime()
export const scopeSchema = z.enum(scopeNames)
export type Scope = z.infer<typeof scopeSchema>

export const keySchema = z
  .object({
    id: z.string().openapi({ example: 'key_…' }),
    name: z.string(),
    /** the key's last four characters */
    hint: z.string(),
    scopes: z.array(z.string()),
    created_by: z.string().nullable(),
    created_at: time,
    /** to the minute */
    last_used_at: time.nullable(),
    expires_at: time.nullable(),
    revoked_at: time.nullable(),
    state: z.enum(['active', 'expired', 'revoked']),
  })
  .openapi('ApiKey')
export type Key = z.infer<typeof keySchema>

export const keyListSchema = z.object({
  /** newest first */
  data: z.array(keySchema),
  /** all that a key can be made for, with a line in words */
  scopes: z.array(z.object({ name: scopeSchema, means: z.string() })),
})
export type KeyList = z.infer<typeof keyListSchema>

export const createKeySchema = z.object({
  name: plain.max(200),
  scopes: z.array(scopeSchema).max(50),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
})

/** The one answer that has the key. */
export const madeKeySchema = z.object({ key: keySchema, secret: z.string() })
export type MadeKey = z.infer<typeof madeKeySchema>
