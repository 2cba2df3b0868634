import { checkField, cleanField, type Field, type Fields, usualHint } from '#lib/define/index.ts'
import { fieldNamed } from './known-names.ts'
import { type Pair, pairInCurl, pairsInJson, pairsInTable } from './pairs-in-data.ts'
import { pairsInText } from './pairs-in-text.ts'

/** Longer than any note somebody writes about credentials. */
const TOO_LONG = 20_000

/** What ends a value: a remark, the next name. */
const REMARK = /^(?:[-–—(#/<|&]|and$|the$)/i
/** A word that goes on with a sentence; then the first word may be the value or the sentence's own. */
const PROSE = /^\p{Lu}?\p{Ll}{0,11}[.,;:!?)]?$/u

type Reading = { text: string; loose?: true | undefined }

/** What the value may be, the likeliest first: all of the text where a line break in a copy left space in it, or one word. */
function readingsOf({ value, whole, loose }: Pair, field: Field): Reading[] {
  if (whole || field.kind === 'select' || !field.format) return [{ text: value, loose }]
  const quoted = /^(["'`])(.*?)\1|^[“‘«„](.*?)[”’»“]/.exec(value)
  if (quoted) return [{ text: quoted[2] ?? quoted[3] ?? '' }]
  const [said = '', next] = value.replace(/^(?:\p{L}+:\s+)+/u, '').split(/\s+/)
  const word = said.replace(/&[\w.-]+=.*$/, '')
  if (next === undefined) {
    const text = word.replace(/["'`,;&|]+$/, '')
    return [text, text.replace(/\.$/, '')].map((reading) => ({ text: reading, loose }))
  }
  const text = word.replace(/["'`,;&|.!?)]+$/, '')
  if (REMARK.test(next) || /[.,;!?]$/.test(word)) return [{ text, loose }]
  if (PROSE.test(next)) return [{ text, loose: true }]
  return [
    { text: value, loose },
    { text, loose },
  ]
}

type Candidate = { value: string; exact: boolean; usual: boolean }

/** The readings of a pair that are right by the field's format, the best one. */
function candidateOf(pair: Pair, exact: boolean, name: string, fields: Fields): Candidate | undefined {
  const field = fields[name]!
  const right = readingsOf(pair, field).flatMap(({ text, loose }): Candidate[] => {
    const value = cleanField(field, text)
    if (!value || checkField(field, value) || fieldNamed(value, fields)?.exact) return []
    const usual = !usualHint(fields, name, value)
    const isWord = !usual && value.length < 20 && !/\d/.test(value)
    return isWord || (loose && !(usual && field.usual)) ? [] : [{ value, exact, usual }]
  })
  return right.find(({ usual }) => usual) ?? right[0]
}

/** One value, or undefined where several differ and nothing tells which is meant. */
function chosen(candidates: readonly Candidate[]): Candidate | undefined {
  const ranks = [...candidates].sort((a, b) => Number(b.usual) - Number(a.usual) || Number(b.exact) - Number(a.exact))
  const [best] = ranks
  const equals = ranks.filter(({ usual, exact }) => usual === best?.usual && exact === best.exact)
  return new Set(equals.map(({ value }) => value)).size === 1 ? best : undefined
}

/** `id:secret` without names: the form's first credential that is no secret, and its only secret. */
function namedByPlace(text: string, fields: Fields): Pair[] {
  const names = Object.keys(fields)
  const id = names.find((name) => fields[name]?.kind === 'text' && fields[name].format === 'credential')
  const [secret, ...others] = names.filter((name) => fields[name]?.kind === 'secret')
  const pair = pairInCurl(text)
  if (!pair || !id || !secret || others.length > 0) return []
  return [
    { key: id, value: pair[0], whole: true },
    { key: secret, value: pair[1], whole: true },
  ]
}

/** An address with the ending that a field has beside it, where the text names no value for that field. */
const addressesIn = (text: string, fields: Fields): Pair[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    field.kind === 'text' && field.suffix
      ? [...text.matchAll(/https:\/\/[^\s"'`<>)\]]+/g)].map(([value]): Pair => ({ key, value, whole: true }))
      : [],
  )

function valuesIn(pairs: readonly Pair[], fields: Fields): Record<string, Candidate> {
  const all: Record<string, Candidate[]> = {}
  for (const pair of pairs) {
    const named = fieldNamed(pair.key, fields)
    const candidate = named && candidateOf(pair, named.exact, named.name, fields)
    if (named && candidate) all[named.name] = [...(all[named.name] ?? []), candidate]
  }
  const best = Object.keys(fields).map((name) => [name, chosen(all[name] ?? [])] as const)
  return Object.fromEntries(best.filter((entry): entry is [string, Candidate] => entry[1] !== undefined))
}

/**
 * Values with known names in a pasted block (lines, a sentence, JSON, a table, .env, curl), by field name, cleaned and
 * right by their format. `at`: the field it was pasted into. Empty where it is no block: a text in which at most the
 * value for that very field is named, and which needs no more than cleaning.
 */
export function parseBlock(pasted: string, fields: Fields, at?: string): Record<string, string> {
  if (pasted.length > TOO_LONG) return {}
  const text = pasted
    .replace(/\p{Cf}/gu, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\t]/g, ' ')
  const named = pairsInJson(text) ?? [
    ...pairsInTable(text, fields),
    ...pairsInText(text, fields),
    ...namedByPlace(text, fields),
  ]
  const labelled = valuesIn(named, fields)
  const isAddress = /^\s*https?:\/\/\S*\s*$/.test(pasted)
  if (Object.keys(labelled).length < (isAddress ? 2 : 1)) return {}
  const found = { ...valuesIn(addressesIn(text, fields), fields), ...labelled }
  const names = Object.keys(fields).filter((name) => found[name])
  const [only] = names
  if (names.length === 1 && only) {
    const { value, usual } = found[only]!
    const isPlain = at === only && cleanField(fields[at]!, pasted) === value
    if (at === undefined || !usual || isPlain) return {}
  }
  return Object.fromEntries(names.map((name) => [name, found[name]!.value]))
}
