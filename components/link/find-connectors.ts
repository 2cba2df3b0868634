type Findable = { name: string; provider: string; category: string }

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** What categories are called on screen. */
export const categoryNames: Readonly<Record<string, string>> = {
  lms: 'Learning',
  hris: 'HR',
  ats: 'Recruiting',
  crm: 'CRM',
}

/** Connectors whose name or category holds every word that was typed. */
export function findConnectors<C extends Findable>(connectors: readonly C[], query: string, category?: string): C[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return connectors.filter((connector) => {
    const text = plain(
      [connector.name, connector.provider, connector.category, categoryNames[connector.category]].join(' '),
    )
    return (!category || connector.category === category) && words.every((word) => text.includes(word))
  })
}

export const countWords = (count: number): string => (count === 1 ? '1 connector' : `${count} connectors`)
