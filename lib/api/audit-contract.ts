import { z } from '@hono/zod-openapi'
import { plain } from './contract.ts'

/** Shapes on the wire of the audit log. */

const time = z.iso.datetime()

export const auditActorTypes = ['person', 'api_key', 'session', 'system'] as const

export const auditEventSchema = z
  .object({
    id: z.string().openapi({ example: 'aud_…' }),
    created_at: time,
    /** `noun.verb` in the past */
    action: z.string().openapi({ example: 'account.suspended' }),
    actor: z.object({
      /** `session`: whoever had a connect session's link; `system`: the hub itself, or somebody not known */
      type: z.enum(auditActorTypes),
      /** `per_…`, `key_…`, `ses_…` */
      id: z.string().nullable(),
      /** of a person or key; for a session whom its link was for; null where it is not known any more */
      name: z.string().nullable(),
    }),
    target: z.object({
      type: z.string().openapi({ example: 'account' }),
      /** with the prefix of its kind; null where there is none */
      id: z.string().nullable(),
      /** null where it is gone */
      name: z.string().nullable(),
    }),
    /** names of changed fields; never a value */
    changed: z.array(z.string()),
    ip: z.string().nullable(),
    /** its place in the chain, from 1; null until it is sealed */
    sequence: z.number().nullable(),
  })
  .openapi('AuditEvent')
export type AuditEvent = z.infer<typeof auditEventSchema>

export const auditListSchema = z.object({
  data: z.array(auditEventSchema),
  /** opaque; give it back as `next` for the following page */
  next: z.string().nullable(),
})
export type AuditList = z.infer<typeof auditListSchema>

const filters = {
  actor: plain
    .min(1)
    .max(100)
    .openapi({ description: 'an id (per_…, key_…, ses_…), or a kind: person, api_key, session, system' })
    .optional(),
  action: plain
    .min(1)
    .max(100)
    .openapi({ description: 'an action as `account.suspended`, or a group of them as `account`' })
    .optional(),
  target: plain.min(1).max(100).openapi({ description: 'the id of what it was done to, as acc_…' }).optional(),
  from: z.iso.datetime({ offset: true }).openapi({ description: 'this moment or later' }).optional(),
  to: z.iso.datetime({ offset: true }).openapi({ description: 'before this moment' }).optional(),
}

/** What is not known is refused: a filter that is dropped shows too much. */
const strict = <S extends z.core.$ZodLooseShape>(members: S) =>
  z.strictObject(members, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `Known are: ${Object.keys(members).join(', ')}.` : undefined),
  })

export const auditExportQuerySchema = strict(filters)
export type AuditFilters = z.infer<typeof auditExportQuerySchema>

export const auditQuerySchema = strict({
  ...filters,
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
})

/** What the log of a project can be filtered by: who is in it, and what happened at all. */
export const auditFacetsSchema = z.object({
  actors: z.array(z.object({ type: z.enum(['person', 'api_key']), id: z.string(), name: z.string().nullable() })),
  actions: z.array(z.string()),
})
export type AuditFacets = z.infer<typeof auditFacetsSchema>

export const auditChainSchema = z
  .object({
    /** the last sealed event's place in the chain; 0 before the first */
    sequence: z.number(),
    /** SHA-256 over the chain up to there, in hex; keep it elsewhere, and `npm run audit:verify -- --expect` compares */
    hash: z.string().nullable(),
    sealed_at: time.nullable(),
    /** events that the next sealing takes in */
    unsealed: z.number(),
  })
  .openapi('AuditChain')
export type AuditChain = z.infer<typeof auditChainSchema>
