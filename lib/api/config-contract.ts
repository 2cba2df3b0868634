import { z } from '@hono/zod-openapi'
import { plain } from './contract.ts'

/** Shapes on the wire of configs; a config itself is `configSchema` of contract.ts. */

const name = plain.max(100)

/** Body of POST /api/connectors/{id}/configs. */
export const createConfigSchema = z.strictObject({
  /** another one than those of this connector and environment have */
  name,
  environment: z.enum(['production', 'sandbox']),
  /** a key of the connector's `auth_methods`; the first one unless said */
  auth_method: z.string().max(100).optional(),
  /** the first of its connector and environment is so anyway */
  is_default: z.boolean().optional(),
})
export type CreateConfig = z.infer<typeof createConfigSchema>

/** Body of PATCH /api/configs/{id}: only what changes. */
export const editConfigSchema = z.strictObject({
  name: name.optional(),
  /** false: its accounts are inactive at once; true: they are again what they were */
  enabled: z.boolean().optional(),
  /** true: instead of the one that was; the default cannot be unset, only passed on */
  is_default: z.boolean().optional(),
})
export type EditConfig = z.infer<typeof editConfigSchema>
