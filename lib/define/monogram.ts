const COLOURS = ['#334155', '#0f766e', '#1d4ed8', '#7e22ce', '#be123c', '#a16207']
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A logo drawn from a name, for a connector whose folder has none: its first letter, always in the same colour. */
export function monogram(name: string): string {
  const letter = (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?').toUpperCase()
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  const label = name.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" role="img" aria-label="${label}">
  <rect width="48" height="48" rx="12" fill="${COLOURS[sum % COLOURS.length]}"/>
  <text x="24" y="33" fill="#fff" font-family="system-ui, sans-serif" font-size="26" font-weight="600" text-anchor="middle">${letter}</text>
</svg>
`
}
