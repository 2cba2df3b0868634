import { type Dictionary, entryFor } from './dictionary.ts'
import { render, say, sayAll, type Words } from './said.ts'
import { singulars } from './singulars.ts'

/** A text that is longer is kept as it is: nothing that the hub stores is. */
const LONGEST = 1000

/** `n`: the number where the text is the form that says one, which may not name it. */
type Pattern = { text: string; names: readonly string[]; shape: RegExp; weight: number; n?: number }

const known = new WeakMap<Dictionary, readonly Pattern[]>()

/**
 * An English text that was stored long ago, in the dictionary's language: the sentence it was made from is recognised,
 * and the values in it. English where it is not.
 */
export function retell(text: string, dictionary?: Dictionary): string {
  if (!dictionary || text.length > LONGEST) return text
  const exact = entryFor(dictionary, text)
  if (exact !== undefined) return exact
  const patterns = known.get(dictionary) ?? patternsOf(dictionary)
  known.set(dictionary, patterns)
  const found = patterns.find(({ shape }) => shape.test(text))
  if (!found) return text
  const parts = found.shape.exec(text)?.slice(1) ?? []
  const named = Object.fromEntries(found.names.map((name, at) => [name, partOf(parts[at] ?? '', dictionary)]))
  const values = found.n === undefined ? named : { ...named, n: found.n }
  const n = Number(values.n)
  const template = entryFor(dictionary, found.text, Number.isNaN(n) ? undefined : n)
  return render(say(template ?? found.text, values), dictionary)
}

/** A value may be a label, several labels, or a length of time. */
function partOf(value: string, dictionary: Dictionary): Words {
  const items = value.split(/, | and /)
  const isKnown = items.every((item) => entryFor(dictionary, item) !== undefined)
  return isKnown ? sayAll(items.map((item) => say(item))) : retell(value, dictionary)
}

/** The sentences with values in them, and those that say one; what says most comes first. */
const patternsOf = ({ entries }: Dictionary): readonly Pattern[] =>
  Object.keys(entries)
    .flatMap((text) => [
      ...(/\{[\w.]+\}/.test(text) ? [patternOf(text, text)] : []),
      ...(Object.hasOwn(singulars, text) ? [{ ...patternOf(text, singulars[text] ?? '', '(1)'), n: 1 }] : []),
    ])
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)

/** The pattern of an English form of the sentence `text`; `number`: what `{n}` may be in it. */
function patternOf(text: string, form: string, number = '(.+?)'): Pattern {
  const parts = form.split(/\{([\w.]+)\}/)
  const names = parts.filter((_, at) => at % 2 === 1)
  const shapeOf = (part: string, at: number) => (at % 2 === 0 ? literal(part) : part === 'n' ? number : '(.+?)')
  const plain = parts.filter((_, at) => at % 2 === 0).join('')
  return { text, names, shape: new RegExp(`^${parts.map(shapeOf).join('')}$`, 's'), weight: plain.length }
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
