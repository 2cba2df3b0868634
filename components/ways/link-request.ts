import { categoryName } from '#components/link/find-connectors.ts'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { CreateSession } from '#lib/api/session-contract.ts'

/** What is typed and chosen to make a link. */
export type LinkEntries = {
  origin_owner_id: string
  origin_owner_name: string
  origin_username: string
  /** '' for any, `category:lms`, `provider:udemy` */
  what: string
  max_links: string
}

type Choice = { value: string; label: string }

/** What a link may be for: anything; a category, where there is more than one; one connector. */
export function choicesOf(connectors: readonly Pick<ConnectorSummary, 'id' | 'name' | 'category'>[]): Choice[] {
  const categories = [...new Set(connectors.map(({ category }) => category))]
  return [
    { value: '', label: 'Any of the connectors' },
    ...(categories.length > 1 ? categories : []).map((category) => ({
      value: `category:${category}`,
      label: `Any of ${categoryName(category)}`,
    })),
    ...connectors.map(({ id, name }) => ({ value: `provider:${id}`, label: name })),
  ]
}

/** The request for a session. `seconds`: how long the link works. */
export function sessionRequest(
  { origin_owner_id, origin_owner_name, origin_username, what, max_links }: LinkEntries,
  { seconds, type }: { seconds: number; type: 'production' | 'test' },
): CreateSession {
  const [kind, name = ''] = what.split(':')
  return {
    origin_owner_id: origin_owner_id.trim(),
    origin_owner_name: origin_owner_name.trim(),
    ...(origin_username.trim() && { origin_username: origin_username.trim() }),
    ...(kind === 'provider' && { provider: name }),
    ...(kind === 'category' && { categories: [name] }),
    type,
    expires_in: seconds,
    max_links: Number(max_links),
  }
}

/** Core's sentences at the entries of the form: provider, categories and type are one choice there. */
export const atEntries = ({
  provider,
  categories,
  type,
  ...rest
}: Readonly<Record<string, string>>): Record<string, string> => {
  const what = provider ?? categories ?? type
  return { ...rest, ...(what !== undefined && { what }) }
}
