import { type Said, say, sayCount } from '#lib/words/index.ts'

type Findable = { name: string; provider: string; category: string }

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const names: Readonly<Record<string, Said>> = {
  lms: say('Learning'),
  hris: say('HR'),
  ats: say('Recruiting'),
  crm: say('CRM'),
}

/** What a category is called on screen: as it is, where nobody named it yet. In English without `t`. */
export const categoryName = (category: string, t: (words: Said) => string = String): string => {
  const name = Object.hasOwn(names, category) ? names[category] : undefined
  return name ? t(name) : category
}

type Search = { query: string; category?: string | undefined; nameOf?: (category: string) => string }

/** Connectors whose name or category, as `nameOf` says it, holds every word that was typed. */
export function findConnectors<C extends Findable>(
  connectors: readonly C[],
  { query, category, nameOf = categoryName }: Search,
): C[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return connectors.filter((connector) => {
    const { name, provider, category: of } = connector
    const text = plain([name, provider, of, nameOf(of)].join(' '))
    return (!category || connector.category === category) && words.every((word) => text.includes(word))
  })
}

export const countWords = (count: number): Said => sayCount(count, '{n} connector', '{n} connectors')
