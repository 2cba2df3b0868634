import { z } from '@hono/zod-openapi'
import { actions } from '#lib/auth/authorise.ts'
import { type Role, roles } from '#lib/auth/role.ts'
import { type Fields, type Guide, outcomeCodes } from '#lib/define/index.ts'

/** Shapes on the wire. Names are those of StackOne's contract where it has one (snake_case), ours beside them. */

const time = z.iso.datetime().openapi({ example: '2026-11-03T09:30:00.000Z' })

/** Text that PostgreSQL can store: well-formed, without control characters. */
export const plain = z
  .string()
  .refine(
    (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
    'There are characters in it that cannot be read. Type it again.',
  )

export const accountStatuses = ['active', 'inactive', 'suspended', 'archived', 'expired', 'error'] as const

export const stepSchema = z.object({
  title: z.string(),
  state: z.enum(['waiting', 'running', 'passed', 'failed', 'limited', 'skipped']),
  /** milliseconds */
  ms: z.number().optional(),
  message: z.string().optional(),
})

/** RFC 9457 with StackOne's members beside it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    /** our machine-readable kind */
    kind: z.string(),
    next: z.string(),
    request_id: z.string(),
    code: z.enum(outcomeCodes).optional(),
    /** field name → sentence */
    fields: z.record(z.string(), z.string()).optional(),
    step: z.string().optional(),
    /** seconds */
    retry_after: z.number().optional(),
    /** the account that is linked already (kind `already_linked`) */
    account: z.object({ id: z.string(), name: z.string() }).optional(),
    /** who the provider says these credentials belong to (kind `identity_changed`) */
    identity: z.object({ id: z.string(), name: z.string() }).optional(),
    statusCode: z.number(),
    message: z.string(),
    timestamp: time,
    provider_errors: z.array(z.object({ status: z.number().optional(), raw: z.string().optional() })).optional(),
  })
  .openapi('Problem')
export type ProblemBody = z.infer<typeof problemSchema>

export const accountSchema = z
  .object({
    id: z.string().openapi({ example: 'acc_…' }),
    provider: z.string().openapi({ example: 'udemy' }),
    provider_name: z.string().openapi({ example: 'Udemy Business' }),
    status: z.enum(accountStatuses),
    status_reasons: z.array(z.object({ code: z.string(), description: z.string(), timestamp: time })),
    status_since: time,
    /** empty for a session itself, as are `label` and the config's name */
    origin_owner_id: z.string(),
    origin_owner_name: z.string(),
    origin_username: z.string().nullable(),
    /** values that are stored readable, by field name */
    setup_information: z.record(z.string(), z.string()),
    /** what may be shown of sealed values, by field name */
    secrets: z.record(z.string(), z.object({ ends: z.string().optional(), length: z.number(), changed_at: time })),
    label: z.string().nullable(),
    /** what the application that made the connect session wants back with the account; null for a session itself */
    metadata: z.record(z.string(), z.unknown()).nullable(),
    type: z.enum(['production', 'test']),
    config: z.object({ id: z.string(), name: z.string(), environment: z.enum(['production', 'sandbox']) }),
    identity: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** label, else the provider's own name, else the connector's name: what the page shows */
    display_name: z.string(),
    last_checked_at: time.nullable(),
    last_check: z
      .object({
        passed: z.boolean(),
        code: z.string().optional(),
        message: z.string().optional(),
        next: z.string().optional(),
        fields: z.array(z.string()).optional(),
        steps: z.array(stepSchema),
      })
      .nullable(),
    /** when it is checked by itself next; null where it is not: paused, archived, not in use */
    next_check_at: time.nullable(),
    /** when the oldest of its secrets was entered */
    credentials_at: time,
    /** what is better done soon, though all works; `days`: how old the secrets are */
    advice: z.object({ code: z.literal('rotate'), sentence: z.string(), days: z.number() }).nullable(),
    created_at: time,
    updated_at: time,
  })
  .openapi('LinkedAccount')
export type Account = z.infer<typeof accountSchema>

export const accountListSchema = z.object({
  data: z.array(accountSchema),
  /** opaque; give it back as `next` for the following page */
  next: z.string().nullable(),
  /** likewise for the page before; null on the first */
  previous: z.string().nullable(),
  counts: z.record(z.enum(accountStatuses), z.number()),
  total: z.number(),
  /** false where a search or an owner has thousands: then there are at least so many */
  total_is_exact: z.boolean(),
})
export type AccountList = z.infer<typeof accountListSchema>

export const configSchema = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(['production', 'sandbox']),
  auth_method: z.string(),
  enabled: z.boolean(),
  /** the one that is taken where several of its connector and environment could be */
  is_default: z.boolean(),
  account_count: z.number(),
  /** of these, accounts whose status is error */
  attention_count: z.number(),
  /** accounts that are still to follow from `enabled`: after a switch they become what follows from it one by one */
  changing_count: z.number(),
})
export type Config = z.infer<typeof configSchema>

/** One row of the catalogue. */
export const connectorSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  category: z.string(),
  description: z.string(),
  needs: z.string(),
  minutes: z.number(),
  logo_url: z.string(),
  action_count: z.number(),
  auth_methods: z.array(z.object({ key: z.string(), label: z.string() })),
  configs: z.array(configSchema),
})
export type ConnectorSummary = z.infer<typeof connectorSummarySchema>

/** All that a form, a guide and a connector's page need; `fields` and `guide` are lib/define's own shapes. */
export const connectorDetailSchema = connectorSummarySchema.extend({
  docs: z.string(),
  /** where credentials are sent, as templates: `{companySubdomain}.udemy.com` */
  hosts: z.array(z.string()),
  /** lib/define `Fields`: what the auth method of the config that was asked for wants, else the first method's */
  fields: z.custom<Fields>().openapi({ type: 'object' }),
  /** lib/define `Guide`, without the closing part */
  guide: z.custom<Guide>().openapi({ type: 'object' }),
  /** names of fields that are stored encrypted */
  sealed: z.array(z.string()),
  actions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      kind: z.enum(['read', 'write']),
      /** the provider's own scopes that it takes */
      scopes: z.array(z.string()),
    }),
  ),
  /** what the sandbox of this connector understands; shown where a sandbox account is linked */
  test_credentials: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      description: z.string(),
      outcome: z.string(),
      values: z.record(z.string(), z.string()),
    }),
  ),
})
export type ConnectorDetail = z.infer<typeof connectorDetailSchema>

export const roleSchema = z.enum(roles)
export type { Role }

export const meSchema = z.object({
  person: z.object({ id: z.string(), email: z.string(), name: z.string() }).nullable(),
  project: z.object({ id: z.string(), name: z.string() }),
  role: roleSchema,
  /** what the role may do in this project; pages show nothing else */
  may: z.array(z.enum(actions)),
  /** every project one can switch to, this one among them */
  projects: z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema })),
})
export type Me = z.infer<typeof meSchema>
export type May = Me['may'][number]

/**
 * Body of POST /api/accounts. `attempt` is a UUID that the form makes when it sends. What is sent again with the same one
 * (a second click, another try after a lost answer) is the same attempt and links one account.
 */
export const linkRequestSchema = z.object({
  attempt: z.uuid(),
  config_id: z.string(),
  values: z.record(z.string(), z.string()),
  origin_owner_id: plain.min(1).max(200).optional(),
  origin_owner_name: plain.min(1).max(200).optional(),
  origin_username: plain.min(1).max(200).optional(),
  label: plain.min(1).max(200).optional(),
  /** link it although the same provider-side identity is linked already (answered with `already_linked` otherwise) */
  allow_duplicate: z.boolean().optional(),
})
export type LinkRequest = z.infer<typeof linkRequestSchema>

/** Body of POST /api/accounts/{id}/relink: only what changed; sealed values that are absent stay as they are. */
export const relinkRequestSchema = z.object({
  attempt: z.uuid(),
  values: z.record(z.string(), z.string()),
  /** provider-side id that the account may change to (answered with `identity_changed` otherwise) */
  accept_identity: plain.min(1).max(500).optional(),
})
export type RelinkRequest = z.infer<typeof relinkRequestSchema>

/**
 * Link, re-link and check answer with one JSON object per line (application/x-ndjson) as it happens:
 * all steps first, each change of a step, and one closing line: `done` or `problem`.
 */
export const progressSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('steps'), steps: z.array(stepSchema) }),
  z.object({ type: z.literal('step'), index: z.number(), step: stepSchema }),
  z.object({ type: z.literal('done'), account: accountSchema, limitations: z.array(z.string()) }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
])
export type Progress = z.infer<typeof progressSchema>
