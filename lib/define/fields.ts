import type { Format } from './formats.ts'

type Common = {
  /** the provider's own word for it */
  label: string
  help?: string
  optional?: true
  /** shown, and asked for, only while another field has this value */
  showWhen?: { field: string; equals: string }
  /** what values usually look like: used for hints and to notice swapped fields, never to block */
  usual?: { length?: number; between?: readonly [least: number, most: number]; prefix?: string }
}

export type TextField = Common & {
  kind: 'text'
  example: string
  format?: Format
  /** drawn as fixed parts around the input, and cut off when a whole address is pasted */
  prefix?: string
  suffix?: string
}

/** Decides encryption, masking, redaction, and that the value may never stand in a URL. */
export type SecretField = Common & { kind: 'secret'; example: string; format?: Format }

export type SelectField = Common & { kind: 'select'; options: Readonly<Record<string, string>>; example: string }

/** One thing a person fills in. Plain data: the same value draws the form, checks it in the browser and checks it again in core. */
export type Field = TextField | SecretField | SelectField
export type Fields = Readonly<Record<string, Field>>

export type NameIn<F extends Fields> = keyof F & string
/** Only these names may stand in a URL, a title, a guide or a message. */
export type PublicNameIn<F extends Fields> = { [N in NameIn<F>]: F[N]['kind'] extends 'secret' ? never : N }[NameIn<F>]

export const text = <const O extends Omit<TextField, 'kind'>>(options: O) => ({ kind: 'text' as const, ...options })
export const secret = <const O extends Omit<SecretField, 'kind'>>(options: O) => ({
  kind: 'secret' as const,
  ...options,
})
export const select = <const O extends Omit<SelectField, 'kind'>>(options: O) => ({
  kind: 'select' as const,
  ...options,
})

/** Whether the field is asked for, given what has been typed so far. */
export const isShown = (field: Field, values: Readonly<Record<string, string | undefined>>): boolean =>
  !field.showWhen || values[field.showWhen.field] === field.showWhen.equals

/** Every field's example: with these, every connector links in its own sandbox. */
export const exampleValues = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.example]))
