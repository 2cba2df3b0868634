import { z } from '@hono/zod-openapi'
import { accountStatuses, plain } from './contract.ts'

/** How many texts a list in the query may have. */
const most = 100

const splitOf = (given: string | readonly string[]): string[] =>
  [given]
    .flat()
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')

/** Several texts: the parameter once for each (as StackOne's client sends them), or commas between them. */
const list = (what: string) => {
  const example = { description: `${what}: the parameter once for each, or commas between them; at most ${most}` }
  return z
    .union([plain, z.array(plain)])
    .transform(splitOf)
    .refine((texts) => texts.length > 0, `Name at least one of: ${what}; or leave the parameter out.`)
    .refine((texts) => texts.length <= most, `At most ${most} can be named at once: ${what}.`)
    .openapi({ type: 'array', items: { type: 'string' }, maxItems: most, ...example })
}

const isStatus = (text: string): text is (typeof accountStatuses)[number] =>
  accountStatuses.some((status) => status === text)

const members = {
  search: plain.max(200).optional(),
  status: list('statuses')
    .refine((texts) => texts.every(isStatus), `status must be one of: ${accountStatuses.join(', ')}.`)
    .transform((texts) => texts.filter(isStatus))
    .optional(),
  /** a connector's id */
  provider: plain.min(1).max(100).optional(),
  providers: list('connectors’ ids').optional(),
  origin_owner_id: plain.min(1).max(200).openapi({ description: 'the whole id, commas included' }).optional(),
  origin_owner_ids: list('owners’ ids').optional(),
  account_ids: list('accounts’ ids').optional(),
  type: z.enum(['production', 'test']).optional(),
  config_id: z.string().min(1).max(100).optional(),
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
  previous: z.string().max(500).optional(),
  page: z.coerce.number<string>().int().min(1).max(400).optional(),
}

/**
 * Filters and paging of GET /api/accounts; filters add up. `next` and `previous` are the fast way on and back, `page` is
 * StackOne's and slower the further it goes. What is not known is refused: a filter that is dropped shows too much.
 */
export const accountQuerySchema = z.strictObject(members, {
  error: ({ code }) => (code === 'unrecognized_keys' ? `Known are: ${Object.keys(members).join(', ')}.` : undefined),
})
