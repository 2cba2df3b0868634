import type { Fields } from '#lib/define/index.ts'
import { fieldNamed } from './known-names.ts'

/**
 * A value somebody gave a name to. `whole`: nothing but the value is in it · `loose`: only space between the two, so that
 * it may as well be a sentence about the field.
 */
export type Pair = { key: string; value: string; whole?: true; loose?: true }

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** Names and values in JSON at every depth; also `{"name": "Client ID", "value": "…"}`. Undefined where there is no JSON. */
export function pairsInJson(text: string): Pair[] | undefined {
  const [from, to] = [text.search(/[{[]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))]
  if (from < 0 || to < from) return undefined
  const pairs: Pair[] = []
  const visit = (value: unknown): void => {
    if (!value || typeof value !== 'object') return
    const { name, key, label, value: inner } = value as Record<string, unknown>
    const title = [name, key, label].find((one) => typeof one === 'string')
    if (typeof title === 'string' && isPlain(inner)) pairs.push({ key: title, value: String(inner), whole: true })
    for (const [own, one] of Object.entries(value)) {
      if (isPlain(one)) pairs.push({ key: own, value: String(one), whole: true })
      else visit(one)
    }
  }
  try {
    visit(JSON.parse(text.slice(from, to + 1)))
    return pairs
  } catch {
    return undefined
  }
}

/** The cells of a line of CSV, or of a Markdown table. */
function cellsOf(line: string, separator: string): string[] {
  const inner = separator === '|' ? line.replace(/^\s*\|/, '').replace(/\|\s*$/, '') : line
  const cells: string[] = ['']
  let quoted = false
  for (const letter of inner) {
    if (letter === '"') quoted = !quoted
    if (letter === separator && !quoted) cells.push('')
    else cells[cells.length - 1] += letter
  }
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'))
}

/** A table: names in the first line and values in the second, or a name and its value in each line. */
export function pairsInTable(text: string, fields: Fields): Pair[] {
  const lines = text.split('\n').filter((line) => /[^\s|:-]/.test(line))
  const isName = (cell: string | undefined) => cell !== undefined && fieldNamed(cell, fields) !== undefined
  for (const separator of ['\t', '|', ';', ',']) {
    const rows = lines.map((line) => cellsOf(line, separator))
    const at = rows.findIndex((row) => row.filter(isName).length > 1)
    const [head, row] = [rows[at], rows[at + 1]]
    if (at >= 0 && head && row && row.length > 1 && !row.some(isName))
      return head.map((key, column): Pair => ({ key, value: row[column] ?? '', whole: true }))
    const twos = rows.filter(([key, value, ...rest]) => isName(key) && value && !isName(value) && rest.length === 0)
    if (twos.length > 1) return twos.map(([key = '', value = '']): Pair => ({ key, value, whole: true }))
  }
  return []
}

/** `curl -u id:secret` and a Basic header: a pair without names. */
export function pairInCurl(text: string): [id: string, secret: string] | undefined {
  const [, , user, password] = /(?:^|\s)(?:-u|--user)[=\s]\s*(["']?)([^\s"':]+):([^\s"']+)\1/.exec(text) ?? []
  if (user && password) return [user, password]
  const [, basic] = /\bAuthorization["']?\s*[:=]\s*["']?Basic\s+([A-Za-z0-9+/]{8,}={0,2})/i.exec(text) ?? []
  try {
    const [, id, secret] = (basic && /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/.exec(atob(basic))) || []
    return id && secret ? [id, secret] : undefined
  } catch {
    return undefined
  }
}
