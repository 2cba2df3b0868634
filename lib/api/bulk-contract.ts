import { z } from '@hono/zod-openapi'
import { accountFilterMembers } from './account-query.ts'
import { plain } from './contract.ts'

/** Shapes on the wire of bulk runs: one thing done to many accounts, which goes on when nobody looks. */

const time = z.iso.datetime()

/** What can be done to many accounts at once. */
export const bulkKinds = ['check', 'suspend', 'resume', 'archive', 'delete', 'convert'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** How many accounts can be named one by one; a filter takes any number. */
export const mostNamed = 1000

const ids = z.array(plain.min(1).max(100)).min(1).max(mostNamed)

/** The members of the list's query that choose accounts; lists may be arrays. `{}` is every account of the project. */
export const accountFilterSchema = z.strictObject(accountFilterMembers, {
  error: ({ code }) =>
    code === 'unrecognized_keys' ? `Known are: ${Object.keys(accountFilterMembers).join(', ')}.` : undefined,
})

const chosen = { account_ids: ids.optional(), filter: accountFilterSchema.optional() }

const chosenOnce = {
  path: ['account_ids'],
  message: 'Name the accounts in account_ids, or say which in filter: one of the two.',
}
const isChosenOnce = (given: { account_ids?: unknown; filter?: unknown }) =>
  (given.account_ids === undefined) !== (given.filter === undefined)

/** Body of POST /api/bulk_runs: `account_ids` (1,000 at most) or `filter`. */
export const createBulkRunSchema = z
  .strictObject({
    kind: z.enum(bulkKinds),
    ...chosen,
    /** for convert: what the accounts become */
    input: z.strictObject({ type: z.enum(['production', 'test']) }).optional(),
  })
  .refine(isChosenOnce, chosenOnce)
  .refine(({ kind, input }) => (kind === 'convert') === (input !== undefined), {
    path: ['input'],
    message: 'input goes with the kind convert, and convert needs it: { "type": "test" } or { "type": "production" }.',
  })
export type CreateBulkRun = z.infer<typeof createBulkRunSchema>

export const bulkRunSchema = z
  .object({
    id: z.string().openapi({ example: 'run_…' }),
    kind: z.enum(bulkKinds),
    /** undone: a delete that was taken back */
    state: z.enum(['running', 'done', 'cancelled', 'undone']),
    /** accounts of the run; those it worked for; those it did not. The rest is still waiting, or was never begun. */
    total: z.number(),
    done: z.number(),
    failed: z.number(),
    /** for convert */
    input: z.object({ type: z.enum(['production', 'test']).optional() }),
    /** the person's or the key's name; null where they are gone */
    created_by: z.object({ type: z.enum(['person', 'api_key', 'system']), name: z.string().nullable() }),
    created_at: time,
    finished_at: time.nullable(),
    /** until when a delete can be taken back; null: not, or no more */
    undo_until: time.nullable(),
  })
  .openapi('BulkRun')
export type BulkRun = z.infer<typeof bulkRunSchema>

/** Query of GET /api/bulk_runs. */
export const bulkRunQuerySchema = z.strictObject({
  state: z.enum(['running', 'done', 'cancelled', 'undone']).optional(),
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
})

/** Newest first; finished ones are kept for 30 days. */
export const bulkRunListSchema = z.object({ data: z.array(bulkRunSchema), next: z.string().nullable() })
export type BulkRunList = z.infer<typeof bulkRunListSchema>

/** Query of GET /api/bulk_runs/{id}/items. */
export const bulkItemQuerySchema = z.strictObject({
  state: z.enum(['waiting', 'done', 'failed']).optional(),
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
})

export const bulkItemSchema = z
  .object({
    account_id: z.string(),
    /** the account as it is now; null: it was deleted */
    account: z
      .object({
        display_name: z.string(),
        provider: z.string(),
        provider_name: z.string(),
        origin_owner_name: z.string(),
        status: z.string(),
      })
      .nullable(),
    state: z.enum(['waiting', 'done', 'failed']),
    /** why it failed: a problem's kind or an outcome code, and its sentence */
    code: z.string().nullable(),
    message: z.string().nullable(),
    finished_at: time.nullable(),
  })
  .openapi('BulkItem')
export type BulkItem = z.infer<typeof bulkItemSchema>

/** In the run's order. */
export const bulkItemListSchema = z.object({ data: z.array(bulkItemSchema), next: z.string().nullable() })
export type BulkItemList = z.infer<typeof bulkItemListSchema>

/** Body of POST /api/accounts/relink_links: a link of its own to edit each account; 1,000 accounts at most. */
export const relinkLinksRequestSchema = z
  .strictObject({
    ...chosen,
    /** seconds, as of a connect session: a minute to thirty days; half an hour unless said */
    expires_in: z.number().int().min(60).max(2_592_000).optional(),
  })
  .refine(isChosenOnce, chosenOnce)
export type RelinkLinksRequest = z.infer<typeof relinkLinksRequestSchema>

/** The one answer that has the links. */
export const relinkLinksSchema = z.object({
  data: z.array(
    z.object({
      account_id: z.string(),
      display_name: z.string(),
      origin_owner_id: z.string(),
      origin_owner_name: z.string(),
      link: z.string(),
      expires_at: time,
    }),
  ),
  /** accounts that cannot be edited now, each with a sentence: their config is disabled */
  skipped: z.array(z.object({ account_id: z.string(), display_name: z.string(), message: z.string() })),
})
export type RelinkLinks = z.infer<typeof relinkLinksSchema>
