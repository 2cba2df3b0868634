/** The three ways to link an account, each with what it is for. */
export const ways = [
  { id: 'now', label: 'Now', line: 'You have the credentials: type them in here.' },
  { id: 'link', label: 'By link', line: 'Your customer types them in: send a link.' },
  { id: 'embed', label: 'Embedded', line: 'In your own product: the hub in your page.' },
] as const

export type Way = (typeof ways)[number]['id']

/** The way that an address names; linking now for anything else. */
export const readWay = (text: string | undefined): Way => ways.find(({ id }) => id === text)?.id ?? 'now'
