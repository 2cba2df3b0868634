export type Inline = { kind: 'text' | 'bold' | 'code'; text: string }

const MARKED = /\*\*(.+?)\*\*|`([^`]+)`/g

/**
 * A guide's sentence in its parts: `**bold**` for the provider's own menu words, `` `code` `` for what is copied.
 * Nothing else is markup; an unclosed mark is text.
 */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    const [whole, bold, code] = match
    parts.push(bold === undefined ? { kind: 'code', text: code ?? '' } : { kind: 'bold', text: bold })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** A menu path's stations: `Manage → Settings → API`. One station when there is no arrow. */
export const menuPath = (text: string): string[] => text.split(/\s*[→›>]\s*/).filter(Boolean)
