import { z } from '@hono/zod-openapi'
import { brandSchema } from './session-contract.ts'

/** Shapes on the wire of a project's brand, for its own people. */

export const ownBrandSchema = brandSchema
  .extend({
    /** origins whose pages may show the hub in a frame, where a session names none */
    embed_origins: z.array(z.string()),
  })
  .openapi('Brand')
export type OwnBrand = z.infer<typeof ownBrandSchema>

/** Absent stays as it is; null takes it away. */
export const editBrandSchema = z.object({
  accent_color: z.string().max(50).nullish(),
  whitelabel: z.boolean().optional(),
  /** an https address, or an e-mail address */
  support_url: z.string().max(500).nullish(),
  embed_origins: z.array(z.string().max(300)).max(100).optional(),
})

/** A picture of at most 64 KiB; which kind it is, its bytes say. */
export const logoSchema = z.object({
  data: z
    .string()
    .max(400_000)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'data is the picture’s bytes as base64.')
    .openapi({ format: 'byte' }),
})
