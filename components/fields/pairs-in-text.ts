import type { Fields } from '#lib/define/index.ts'
import { knownNames } from './known-names.ts'
import type { Pair } from './pairs-in-data.ts'

/** What may close a name before its separator: quotes, bold, a remark in brackets. */
const CLOSING = /^["'`”’*_\])]*(?:[ \t]*\([^)\n]{0,40}\))?["'`*_]*/
const EQUALS = /^[ \t]*=>?[ \t]*/
const SIGN = /^[ \t]*(?::=?|->|[：→|]|[–—-](?=\s))[*_]*\s*|^ *\t+[ \t]*/
const IS = /^ +is:?\s+/i
const END_OF_LINE = /^[ \t]*\n\s*/
const SPACE = /^ +(?=\S)/

/** How far after the name its value begins; undefined where the name is just mentioned. */
function separatorAt(before: string, after: string): { length: number; loose?: true } | undefined {
  const [closing = ''] = CLOSING.exec(after) ?? []
  const rest = after.slice(closing.length)
  const sign = EQUALS.exec(rest) ?? SIGN.exec(rest) ?? IS.exec(rest)
  if (sign) return { length: closing.length + sign[0].length }
  const beginsLine = /(^|\n)[^\p{L}\p{N}\n]*$/u.test(before)
  const line = beginsLine && END_OF_LINE.exec(rest)
  if (line) return { length: closing.length + line[0].length }
  const space = /(^|\s)$/.test(before) && SPACE.exec(rest)
  return space ? { length: closing.length + space[0].length, loose: true } : undefined
}

/** An empty value is followed by the next name, which is no value. */
const isAnotherPair = (value: string) => /^[\p{L}\p{N}_. -]{1,40}["']?\s?[:=](?!\/\/)/u.test(value)

/** Values that stand after a known name, on its line or on the next, with sentences around or without. */
export function pairsInText(text: string, fields: Fields): Pair[] {
  const names = knownNames(fields).map(({ words }) => words.join('[ \\t_.-]*'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    const separator = separatorAt(before, text.slice(end, end + 120))
    if (!separator) return []
    const prefix = /[\p{L}\p{N}_.-]*$/u.exec(before)?.[0] ?? ''
    return [{ ...separator, key: prefix + match[0], from: match.index - prefix.length, at: end + separator.length }]
  })
  return found.flatMap(({ key, at, loose }, index): Pair[] => {
    const next = found[index + 1]?.from ?? text.length
    const [value = ''] = text.slice(at, Math.max(at, next)).split('\n')
    const apart = text.slice(0, at).endsWith('\n') || /\n\s*$/.test(text.slice(Math.max(0, at - 120), at))
    if (!value.trim() || (apart && isAnotherPair(value))) return []
    return [{ key, value: value.trim(), ...(loose && { loose }) }]
  })
}
