import { z } from '@hono/zod-openapi'
import { outcomeCodes } from '#lib/define/index.ts'

/** Shapes on the wire of incidents: a provider that could not be reached through several accounts. */

const time = z.iso.datetime()

/** Query of GET /api/incidents. */
export const incidentQuerySchema = z.strictObject({
  /** those that go on, or those that are over; absent: both */
  open: z.enum(['true', 'false']).optional(),
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
})

export const incidentSchema = z
  .object({
    id: z.string().openapi({ example: 'inc_…' }),
    /** the connector's id, and its name */
    provider: z.string(),
    provider_name: z.string(),
    environment: z.enum(['production', 'sandbox']),
    code: z.enum(outcomeCodes),
    /** one sentence: what was met */
    message: z.string(),
    /** how many accounts met it */
    accounts: z.number(),
    opened_at: time,
    /** when it was met last */
    last_seen_at: time,
    /** when an account was reached again, or none was left to ask; null: it goes on, and is looked at once a minute */
    ended_at: time.nullable(),
  })
  .openapi('Incident')
export type Incident = z.infer<typeof incidentSchema>

/** Newest first. */
export const incidentListSchema = z.object({ data: z.array(incidentSchema), next: z.string().nullable() })
export type IncidentList = z.infer<typeof incidentListSchema>
