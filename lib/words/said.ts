import { type Dictionary, entryFor } from './dictionary.ts'

/** What a person reads: ready text, or a sentence with its values that is rendered last, in the reader's language. */
export type Words = string | Said

/** Values by placeholder. A value that is itself a sentence is rendered in the same language; a string stays as it is. */
export type Values = Readonly<Record<string, Words | number>>

type Count = { n: number; one: string }
type List = { items: readonly Words[]; type: 'conjunction' | 'sentences' }

/** A sentence that is not rendered yet. As text and as JSON it is English, so that logs and stored records are. */
export class Said {
  readonly text: string
  readonly values: Values
  readonly count: Count | undefined
  readonly list: List | undefined

  constructor(text: string, values: Values = {}, more: { count?: Count; list?: List } = {}) {
    this.text = text
    this.values = values
    this.count = more.count
    this.list = more.list
  }

  toString(): string {
    return render(this)
  }

  toJSON(): string {
    return render(this)
  }
}

/** A sentence: the English text is its key in the catalogues, `{name}` stands for a value. */
export const say = (text: string, values?: Values): Said => new Said(text, values)

/** A sentence that depends on a number: `sayCount(n, '{n} field', '{n} fields')`. Its key is the second form. */
export const sayCount = (n: number, one: string, other: string, values: Values = {}): Said =>
  new Said(other, { n, ...values }, { count: { n, one } })

/** Several things in one breath: "a, b and c". */
export const sayAll = (items: readonly Words[]): Said => new Said('', {}, { list: { items, type: 'conjunction' } })

/** One sentence after the other. */
export const sayInTurn = (...items: readonly Words[]): Said => new Said('', {}, { list: { items, type: 'sentences' } })

/** The text in the dictionary's language; English without a dictionary, and for what it lacks. */
export function render(words: Words, dictionary?: Dictionary): string {
  if (typeof words === 'string') return words
  const { text, values, count, list } = words
  if (list) {
    const items = list.items.map((item) => render(item, dictionary))
    if (list.type === 'sentences') return items.join(' ')
    return new Intl.ListFormat(formatsOf(dictionary), { type: list.type }).format(items)
  }
  const inEnglish = count?.n === 1 ? count.one : text
  return fill(entryFor(dictionary, text, count?.n) ?? inEnglish, values, dictionary)
}

/** British English has no comma before "and". The pseudo-locales are English as well. */
const formatsOf = (dictionary?: Dictionary) =>
  !dictionary || dictionary.language.includes('-') ? 'en-GB' : dictionary.language

const fill = (template: string, values: Values, dictionary?: Dictionary) =>
  template.replace(/\{([\w.]+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return placeholder
    return typeof value === 'number' ? String(value) : render(value, dictionary)
  })
