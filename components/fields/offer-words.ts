import type { Fields } from '#lib/define/index.ts'

/** A recognised block, waiting for a yes; or filled in, and ready to be taken back. */
export type Offer = {
  /** the field it was pasted into */
  at: string
  raw: string
  values: Record<string, string>
  /** takes the filling back; present once filled */
  undo?: () => void
}

const inWords = (labels: readonly string[]): string =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`

const labelsOf = (names: readonly string[], fields: Fields) => names.map((name) => fields[name]?.label ?? name)

/** What a person is told of it; names the fields, holds no value. */
export function offerWords({ values, undo }: Offer, fields: Fields): string {
  const labels = labelsOf(Object.keys(values), fields)
  if (undo) return `Filled in ${inWords(labels)}.`
  return labels.length === 1
    ? `You pasted the ${labels[0]}.`
    : `You pasted ${labels.length} values: ${inWords(labels)}.`
}

/** The button that fills: "Fill 2 fields". */
export function fillWords({ values }: Offer, fields: Fields): string {
  const labels = labelsOf(Object.keys(values), fields)
  return labels.length === 1 ? `Fill ${labels[0]}` : `Fill ${labels.length} fields`
}

/** Whether the block may be pasted as text after all: never where a secret in it would stand there to be read. */
export const mayPasteAsText = ({ at, values }: Offer, fields: Fields): boolean =>
  fields[at]?.kind === 'secret' || !Object.keys(values).some((name) => fields[name]?.kind === 'secret')

/** What is said of two fields that hold each other's values, before and after they are swapped. */
export function swapWords(pair: readonly [string, string], fields: Fields, swapped: boolean): string {
  const both = inWords(labelsOf(pair, fields).map((label) => `the ${label}`))
  return swapped ? `Swapped ${both}.` : `${both.replace(/^t/, 'T')} look swapped.`
}
