import type { Fields } from '#lib/define/index.ts'
import { type Said, say, sayAll, sayCount } from '#lib/words/index.ts'

/** A recognised block, waiting for a yes; or filled in, and ready to be taken back. */
export type Offer = {
  /** the field it was pasted into */
  at: string
  raw: string
  values: Record<string, string>
  /** takes the filling back; present once filled */
  undo?: () => void
}

const labelsOf = (names: readonly string[], fields: Fields) => names.map((name) => fields[name]?.label ?? name)

/** What a person is told of it; names the fields, holds no value. */
export function offerWords({ values, undo }: Offer, fields: Fields): Said {
  const labels = labelsOf(Object.keys(values), fields)
  const all = sayAll(labels)
  if (undo) return say('Filled in {labels}.', { labels: all })
  return labels.length === 1
    ? say('You pasted the {label}.', { label: all })
    : sayCount(labels.length, 'You pasted {n} value: {labels}.', 'You pasted {n} values: {labels}.', { labels: all })
}

/** The button that fills: "Fill 2 fields". */
export function fillWords({ values }: Offer, fields: Fields): Said {
  const labels = labelsOf(Object.keys(values), fields)
  return labels.length === 1
    ? say('Fill {label}', { label: labels[0] ?? '' })
    : sayCount(labels.length, 'Fill {n} field', 'Fill {n} fields')
}

/** Whether the block may be pasted as text after all: never where a secret in it would stand there to be read. */
export const mayPasteAsText = ({ at, values }: Offer, fields: Fields): boolean =>
  fields[at]?.kind === 'secret' || !Object.keys(values).some((name) => fields[name]?.kind === 'secret')

/** What is said of two fields that hold each other's values, before and after they are swapped. */
export function swapWords(pair: readonly [string, string], fields: Fields, swapped: boolean): Said {
  const [one = '', other = ''] = labelsOf(pair, fields)
  return swapped
    ? say('Swapped the {one} and the {other}.', { one, other })
    : say('The {one} and the {other} look swapped.', { one, other })
}
