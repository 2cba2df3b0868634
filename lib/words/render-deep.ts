import { type Dictionary, entryFor } from './dictionary.ts'
import { render, Said } from './said.ts'

/** The same data with every unrendered sentence as text in the dictionary's language; for the wire. */
export const renderDeep = (body: unknown, dictionary?: Dictionary): unknown => walk(body, dictionary, (text) => text)

/** As `renderDeep`, and replaces every whole string that the dictionary knows: for what connectors say. */
export const translateDeep = (body: unknown, dictionary?: Dictionary): unknown =>
  walk(body, dictionary, (text) => entryFor(dictionary, text) ?? text)

function walk(body: unknown, dictionary: Dictionary | undefined, onText: (text: string) => string): unknown {
  if (typeof body === 'string') return onText(body)
  if (body instanceof Said) return render(body, dictionary)
  if (Array.isArray(body)) return body.map((item) => walk(item, dictionary, onText))
  if (body === null || typeof body !== 'object' || !isPlain(body)) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, walk(value, dictionary, onText)]))
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value))
