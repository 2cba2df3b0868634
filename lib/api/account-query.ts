import { z } from '@hono/zod-openapi'
import { type AccountFilter, accountSorts } from '#lib/accounts/index.ts'
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

/** Which accounts: of the list, of its export, and of what is done to many. Filters add up. */
export const accountFilterMembers = {
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
  /** those alone whose secrets are older than their provider advises */
  old_credentials: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .openapi({ type: 'boolean' })
    .optional(),
}

const sort = z
  .enum(accountSorts, `sort must be one of: ${accountSorts.join(', ')}.`)
  .openapi({ description: 'newest unless said; status_since: whose status changed last comes first' })
  .optional()

const members = {
  ...accountFilterMembers,
  sort,
  page_size: z.coerce.number<string>().int().min(1).max(100).default(25),
  next: z.string().max(500).optional(),
  previous: z.string().max(500).optional(),
  page: z.coerce.number<string>().int().min(1).max(400).optional(),
}

type AccountFilterQuery = z.output<ReturnType<typeof z.object<typeof accountFilterMembers>>>

/** The filter of lib/accounts that these members say. */
export const accountFilterOf = (given: AccountFilterQuery): AccountFilter => ({
  search: given.search,
  status: given.status,
  provider: given.provider,
  providers: given.providers,
  ownerId: given.origin_owner_id,
  ownerIds: given.origin_owner_ids,
  accountIds: given.account_ids,
  type: given.type,
  configId: given.config_id,
  oldCredentials: given.old_credentials,
})

const naming =
  (known: object) =>
  ({ code }: { code: string }) =>
    code === 'unrecognized_keys' ? `Known are: ${Object.keys(known).join(', ')}.` : undefined

/**
 * Filters and paging of GET /api/accounts; filters add up. `next` and `previous` are the fast way on and back, `page` is
 * StackOne's and slower the further it goes. What is not known is refused: a filter that is dropped shows too much.
 */
export const accountQuerySchema = z.strictObject(members, { error: naming(members) })

const exportMembers = { ...accountFilterMembers, sort }

/** Of GET /api/accounts/export.csv: all that a list shows, on no pages. */
export const accountExportQuerySchema = z.strictObject(exportMembers, { error: naming(exportMembers) })
