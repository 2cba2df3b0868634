import { type Dictionary, entryFor } from './dictionary.ts'
import { render, say, sayAll, type Words } from './said.ts'

/** A text that is longer is kept as it is: nothing that the hub stores is. */
const LONGEST = 1000

type Pattern = { text: string; names: readonly string[]; shape: RegExp; weight: number }

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
  const values = Object.fromEntries(found.names.map((name, at) => [name, partOf(parts[at] ?? '', dictionary)]))
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

/** The sentences with values in them; those that say most come first. */
const patternsOf = ({ entries }: Dictionary): readonly Pattern[] =>
  Object.keys(entries)
    .filter((text) => /\{[\w.]+\}/.test(text))
    .map((text) => {
      const parts = text.split(/\{([\w.]+)\}/)
      const shape = parts.map((part, at) => (at % 2 === 1 ? '(.+?)' : literal(part))).join('')
      const plain = parts.filter((_, at) => at % 2 === 0).join('')
      const names = parts.filter((_, at) => at % 2 === 1)
      return { text, names, shape: new RegExp(`^${shape}$`, 's'), weight: plain.length }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
