import { z } from '@hono/zod-openapi'
import { sessionStates } from '#lib/sessions/index.ts'
import { accountSchema, connectorDetailSchema, connectorSummarySchema, plain } from './contract.ts'

/** Shapes on the wire of connect sessions, in StackOne's words; where a member is ours alone it says so. */

const time = z.iso.datetime()
const word = plain.max(200)
const type = z.enum(['production', 'test'])

/** Body of POST /api/connect_sessions. Absent and null mean the same; members it does not name are left aside. */
export const createSessionSchema = z
  .object({
    origin_owner_id: word.min(1),
    origin_owner_name: word.min(1),
    origin_username: word.nullish(),
    provider: word.nullish(),
    categories: z.array(word).max(50).nullish(),
    account_id: word.nullish(),
    /** both are a config's id */
    integration_id: word.nullish(),
    connector_profile_id: word.nullish(),
    label: word.nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    multiple: z.boolean().nullish(),
    type: type.nullish(),
    /** seconds */
    expires_in: z.number().nullish(),
    /** ours: public fields known beforehand, by name */
    values: z.record(z.string(), z.string().max(4096)).nullish(),
    /** ours: names of values that may not be changed */
    locked: z.array(word).max(50).nullish(),
    /** ours: origins whose pages may show it in a frame; none: the project's */
    origins: z.array(z.string().max(300)).max(20).nullish(),
    /** ours: how many links or edits it is good for; 1 unless said */
    max_links: z.number().nullish(),
  })
  .refine(({ integration_id: one, connector_profile_id: other }) => !one || !other || one === other, {
    path: ['connector_profile_id'],
    message: 'integration_id and connector_profile_id name two configs. Send one of them.',
  })
export type CreateSession = z.infer<typeof createSessionSchema>

export const connectSessionSchema = z
  .object({
    /** a number, because StackOne's client takes nothing else; it addresses nothing */
    id: z.number(),
    /** ours */
    session_id: z.string().openapi({ example: 'ses_…' }),
    organization_id: z.number(),
    project_id: z.string(),
    origin_owner_id: z.string(),
    origin_owner_name: z.string(),
    origin_username: z.string().optional(),
    provider: z.string().optional(),
    categories: z.array(z.string()).optional(),
    account_id: z.string().optional(),
    integration_id: z.string().optional(),
    label: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    type,
    created_at: time,
    // From here on ours.
    multiple: z.boolean(),
    values: z.record(z.string(), z.string()),
    locked: z.array(z.string()),
    origins: z.array(z.string()),
    max_links: z.number(),
    links_made: z.number(),
    state: z.enum(sessionStates),
    /** a person's name, or an API key's */
    created_by: z.string().nullable(),
    expires_at: time,
    opened_at: time.nullable(),
    used_at: time.nullable(),
    revoked_at: time.nullable(),
    renewal_asked_at: time.nullable(),
  })
  .openapi('ConnectSession')
export type ConnectSession = z.infer<typeof connectSessionSchema>

/** The one answer that has the token and the link. */
export const madeSessionSchema = connectSessionSchema
  .extend({
    token: z.string(),
    auth_link_url: z.string(),
    /** ours: the frame's address; its secret travels by message */
    embed_url: z.string(),
  })
  .openapi('ConnectSessionToken')
export type MadeSession = z.infer<typeof madeSessionSchema>

export const sessionListSchema = z.object({ data: z.array(connectSessionSchema), next: z.string().nullable() })
export type SessionList = z.infer<typeof sessionListSchema>

export const authenticateSchema = z.object({ token: z.string().max(500) })

export const brandSchema = z.object({
  /** "#rrggbb"; null: the hub's own */
  accent_color: z.string().nullable(),
  /** path on the hub */
  logo_url: z.string().nullable(),
  whitelabel: z.boolean(),
  support_url: z.string().nullable(),
})
export type Brand = z.infer<typeof brandSchema>

/** GET /api/session: all that the hub's page needs, in one round trip. */
export const sessionViewSchema = z
  .object({
    session_id: z.string(),
    project: z.object({ name: z.string() }),
    brand: brandSchema,
    /** `key` is the same in every session for this owner, and tells nothing of their id */
    owner: z.object({ name: z.string(), key: z.string() }),
    username: z.string().nullable(),
    type,
    /** the one connector; null: a choice */
    provider: z.string().nullable(),
    /** the account that is edited; then nothing can be linked */
    account_id: z.string().nullable(),
    values: z.record(z.string(), z.string()),
    locked: z.array(z.string()),
    /** another account of the same organisation may be linked on purpose */
    multiple: z.boolean(),
    expires_at: time,
    links_left: z.number(),
    /** what may be linked, each with the configs that are offered */
    connectors: z.array(connectorSummarySchema),
    /** form and guide, where there is one connector: as the first of its configs asks for it */
    connector: connectorDetailSchema.nullable(),
    /** the account that is opened for editing, where account_id or one connector says which */
    account: accountSchema.nullable(),
    /** every account that is opened instead of linking another: at most one per provider and environment */
    accounts: z.array(accountSchema),
  })
  .openapi('SessionView')
export type SessionView = z.infer<typeof sessionViewSchema>

/** GET /api/sessions/{id}/frame: what may be drawn before the secret is there. */
export const frameSchema = z
  .object({
    project: z.object({ name: z.string() }),
    brand: brandSchema,
    /** for frame-ancestors; none: no page may show it in a frame */
    origins: z.array(z.string()),
    provider: z.string().nullable(),
    /** form and guide of the one connector, without configs and test credentials */
    connector: connectorDetailSchema.nullable(),
  })
  .openapi('SessionFrame')
export type Frame = z.infer<typeof frameSchema>
