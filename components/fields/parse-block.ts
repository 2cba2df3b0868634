import { checkField, cleanField, type Fields } from '#lib/define/index.ts'

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function pairsInJson(text: string): [string, string][] {
  const pairs: [string, string][] = []
  const visit = (value: unknown): void => {
    if (!value || typeof value !== 'object') return
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' || typeof inner === 'number') pairs.push([key, String(inner)])
      else visit(inner)
    }
  }
  try {
    visit(JSON.parse(text))
  } catch {
    return []
  }
  return pairs
}

/** `Label: value`, `LABEL=value`, `Label<tab>value`, or a label with its value on the next line. */
function pairsInLines(text: string): [string, string][] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.flatMap((line, index): [string, string][] => {
    const [, key, value] = /^(.{1,60}?)\s*[:=\t]\s*(.*)$/.exec(line) ?? []
    if (key && value) return [[key, value]]
    const next = lines.slice(index + 1).find(Boolean)
    return next ? [[key ?? line, next]] : []
  })
}

/**
 * Values with known labels in a pasted block (lines or JSON), by field name, cleaned and right by their format.
 * Fewer than two mean that it is no block.
 */
export function parseBlock(text: string, fields: Fields): Record<string, string> {
  if (text.length > 20_000) return {}
  const pairs = /^\s*[{[]/.test(text) ? pairsInJson(text) : pairsInLines(text)
  const found: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const pair = pairs.find(([key]) => [field.label, name].some((known) => plain(known) === plain(key)))
    const value = pair && cleanField(field, pair[1])
    if (value && !checkField(field, value)) found[name] = value
  }
  return Object.keys(found).length < 2 ? {} : found
}
