import { z } from '@hono/zod-openapi'
import { deliveryStates, eventTypeNames, offReasons, TEST_EVENT } from '#lib/webhooks/index.ts'
import { plain } from './contract.ts'

/** Shapes on the wire of webhook endpoints and what is sent to them. */

const time = z.iso.datetime()
export const eventTypeSchema = z.enum(eventTypeNames)
export type EventType = z.infer<typeof eventTypeSchema>
/** those an endpoint can want, and the one that is sent by hand */
export const sentTypeSchema = z.enum([...eventTypeNames, TEST_EVENT])
export type SentType = z.infer<typeof sentTypeSchema>
export const deliveryStateSchema = z.enum(deliveryStates)
export type DeliveryState = z.infer<typeof deliveryStateSchema>

export const webhookSchema = z
  .object({
    id: z.string().openapi({ example: 'whk_…' }),
    url: z.string(),
    description: z.string().nullable(),
    /** what it is told of; empty: of everything, also of what will be added later */
    types: z.array(eventTypeSchema),
    enabled: z.boolean(),
    /** why it is off: by somebody | it failed for five days | it answered 410 Gone */
    disabled_reason: z.enum(offReasons).nullable(),
    disabled_at: time.nullable(),
    /** the name of who switched it off (or of the API key), from the audit log; null: nobody, or not known any more */
    disabled_by: z.string().nullable(),
    /** the first failure since the last success; null: what was sent last arrived */
    failing_since: time.nullable(),
    last_success_at: time.nullable(),
    /** until then the secret before this one signs as well; null: one secret */
    previous_secret_until: time.nullable(),
    /** deliveries that wait, also behind a failing one; counted up to 10,000 */
    waiting: z.number(),
    created_at: time,
    updated_at: time,
  })
  .openapi('Webhook')
export type Webhook = z.infer<typeof webhookSchema>

export const webhookListSchema = z.object({
  /** oldest first; a project has at most 25, so there is one page */
  data: z.array(webhookSchema),
  next: z.null(),
  /** all that an endpoint can be told of, with a line in words */
  types: z.array(z.object({ name: eventTypeSchema, means: z.string() })),
})
export type WebhookList = z.infer<typeof webhookListSchema>

const url = z.string().min(1).max(2_000)
const description = plain.max(200)
/** empty: everything */
const types = z.array(eventTypeSchema).max(50)

export const createWebhookSchema = z.object({
  url,
  description: description.nullish(),
  types: types.nullish(),
})
export type CreateWebhook = z.infer<typeof createWebhookSchema>

/** Members that are absent stay as they are. `enabled: true` sends what was waiting when it was switched off. */
export const changeWebhookSchema = z.object({
  url: url.optional(),
  description: description.nullish(),
  types: types.optional(),
  enabled: z.boolean().optional(),
})
export type ChangeWebhook = z.infer<typeof changeWebhookSchema>

/** The one answer that has the signing secret: `whsec_…`. */
export const madeWebhookSchema = z.object({ webhook: webhookSchema, secret: z.string() })
export type MadeWebhook = z.infer<typeof madeWebhookSchema>

export const rotateSecretSchema = z.object({
  /** seconds for which the secret before signs as well: 0 to 604,800 (seven days); a day unless said */
  keep_previous_for: z.number().int().min(0).max(604_800).nullish(),
})
export type RotateSecret = z.infer<typeof rotateSecretSchema>

export const deliverySchema = z
  .object({
    id: z.string().openapi({ example: 'dlv_…' }),
    /** stays the same in every try and every time it is sent again: the header webhook-id */
    event_id: z.string().openapi({ example: 'evt_…' }),
    type: sentTypeSchema,
    /** what it tells of: acc_…, ses_…; whk_… of a test */
    record_id: z.string(),
    /** grows with every event of the installation; those of one record arrive in this order */
    sequence: z.number(),
    /** failed: every try was used; cancelled: it waited longer than deliveries are kept */
    state: deliveryStateSchema,
    attempts: z.number(),
    /** when it is tried next; null: never, or once the one before it is through, or the endpoint is on again */
    next_at: time.nullable(),
    /** the delivery of the same record that has to arrive first; null: none */
    waits_for: z.string().nullable(),
    /** HTTP status of the last answer; null: there was none */
    last_status: z.number().nullable(),
    /** why the last try did not count, in a sentence; null: it did, or there was none yet */
    last_error: z.string().nullable(),
    /** somebody asked for it again */
    is_replay: z.boolean(),
    created_at: time,
    delivered_at: time.nullable(),
  })
  .openapi('WebhookDelivery')
export type Delivery = z.infer<typeof deliverySchema>

/** Newest first. */
export const deliveryListSchema = z.object({ data: z.array(deliverySchema), next: z.string().nullable() })
export type DeliveryList = z.infer<typeof deliveryListSchema>

export const deliveryAttemptSchema = z.object({
  created_at: time,
  /** milliseconds */
  ms: z.number(),
  status: z.number().nullable(),
  /** why it did not count, in a sentence; null: it arrived */
  error: z.string().nullable(),
  /** the first kilobyte of the answer's text */
  answer: z.string().nullable(),
})
export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>

export const deliveryDetailSchema = deliverySchema
  .extend({
    /** the body as it is sent, but for `sent_at`, which every try has of its own */
    payload: z.record(z.string(), z.unknown()),
    /** newest first; the latest 50. They name themselves `tries` because `attempts` is their number */
    tries: z.array(deliveryAttemptSchema),
  })
  .openapi('WebhookDeliveryDetail')
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>

/** Sends what happened between two times again, at most 30 days back. */
export const replaySpanSchema = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** failed (unless said): what this endpoint did not get, cancelled ones as well; all: every event of its types, also those from before it was there or on */
  state: z.enum(['failed', 'all']).nullish(),
  /** true: nothing is sent; `queued` says how many it would be, so that the screen can ask first */
  dry_run: z.boolean().nullish(),
})
export type ReplaySpan = z.infer<typeof replaySpanSchema>

/** How many deliveries were queued. Events that wait for this endpoint already are not counted. */
export const replayedSchema = z.object({ queued: z.number() })
export type Replayed = z.infer<typeof replayedSchema>
