import { z } from '@hono/zod-openapi'
import { accountStatuses } from './contract.ts'

/** Shapes on the wire of what happened to an account. */

const time = z.iso.datetime()
const status = z.enum(accountStatuses)

/** Who did it. `name`: a person's, or an API key's; null for the hub itself, a connect session, and who is gone. */
export const actorSchema = z.object({
  type: z.enum(['person', 'api_key', 'session', 'system']),
  id: z.string().nullable(),
  name: z.string().nullable(),
})
export type Actor = z.infer<typeof actorSchema>

const outcome = {
  /** what set it off */
  cause: z.enum(['person', 'api', 'bulk', 'schedule']),
  /** `unavailable`: the provider could not be asked, which says nothing about the account */
  outcome: z.enum(['passed', 'refused', 'unavailable']),
  code: z.string().nullable(),
  message: z.string().nullable(),
  /** milliseconds */
  ms: z.number(),
}

/** One entry of the timeline, newest first. */
export const historyItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    id: z.string(),
    at: time,
    actor: actorSchema,
    /** null: it was linked */
    from: status.nullable(),
    to: status,
    /** the reason that gave the new status; null for active */
    code: z.string().nullable(),
    description: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('check'),
    id: z.string(),
    at: time,
    /** null: not known any more */
    actor: actorSchema.nullable(),
    ...outcome,
  }),
  z.object({
    kind: z.literal('edit'),
    id: z.string(),
    at: time,
    actor: actorSchema,
    /** as in the audit log: account.relinked, rotated, identity_changed, renamed, converted, restored */
    action: z.string(),
    /** names of changed fields, never values */
    changed: z.array(z.string()),
  }),
])
export type HistoryItem = z.infer<typeof historyItemSchema>

export const historySchema = z
  .object({
    data: z.array(historyItemSchema),
    /** opaque; give it back as `next` for what is older */
    next: z.string().nullable(),
  })
  .openapi('AccountHistory')
export type History = z.infer<typeof historySchema>

/** One call to the provider through the account: a check, later an action as well. */
export const callSchema = z.object({
  id: z.string(),
  at: time,
  kind: z.enum(['check', 'action']),
  /** the action's id; null for a check */
  action: z.string().nullable(),
  ...outcome,
})
export type Call = z.infer<typeof callSchema>

export const callsSchema = z.object({ data: z.array(callSchema), next: z.string().nullable() }).openapi('AccountCalls')
export type Calls = z.infer<typeof callsSchema>

/** StackOne's `provider`, `category` and `models`; `actions` is ours. */
export const accountMetaSchema = z
  .object({
    provider: z.string(),
    category: z.string(),
    /** unified models: this hub has none */
    models: z.record(z.string(), z.unknown()),
    actions: z.array(
      z.object({ id: z.string(), title: z.string(), description: z.string(), kind: z.enum(['read', 'write']) }),
    ),
  })
  .openapi('LinkedAccountMeta')
export type AccountMeta = z.infer<typeof accountMetaSchema>

/** `next` and `page_size` of both lists. */
export const pageQuerySchema = z.strictObject({
  next: z.string().max(500).optional(),
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
})
