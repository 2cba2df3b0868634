import type { Format } from './formats.ts'
import type { Lookalike } from './lookalike.ts'

type Common = {
  /** the provider's own word for it */
  label: string
  /** other words for it, as they stand beside the value in the provider's pages, in code and in exports: "Account ID" */
  alsoCalled?: readonly string[]
  help?: string
  optional?: true
  /** shown, and asked for, only while another field has this value */
  showWhen?: { field: string; equals: string }
  /** what values usually look like: used for hints and to notice swapped fields, never to block */
  usual?: { length?: number; between?: readonly [least: number, most: number]; prefix?: string }
  /** what people paste here by mistake, by its shape → a sentence that says what it is and where the right value is */
  lookalikes?: Readonly<Partial<Record<Lookalike, string>>>
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

/** What was typed, where nothing stands in it that the field does not have: TypeScript looks for that in no generic. */
type Exact<O, F> = O & Record<Exclude<keyof O, keyof Omit<F, 'kind'>>, never>

export const text = <const O extends Omit<TextField, 'kind'>>(options: Exact<O, TextField>) => ({
  kind: 'text' as const,
  ...(options as O),
})
export const secret = <const O extends Omit<SecretField, 'kind'>>(options: Exact<O, SecretField>) => ({
  kind: 'secret' as const,
  ...(options as O),
})
export const select = <const O extends Omit<SelectField, 'kind'>>(options: Exact<O, SelectField>) => ({
  kind: 'select' as const,
  ...(options as O),
})

/** Every word for it: its label, then what else it is called. */
export const namesOf = ({ label, alsoCalled = [] }: Field): readonly string[] => [label, ...alsoCalled]

/** Whether the field is asked for, given what has been typed so far. */
export const isShown = (field: Field, values: Readonly<Record<string, string | undefined>>): boolean =>
  !field.showWhen || values[field.showWhen.field] === field.showWhen.equals

/** Every field's example: with these, every connector links in its own sandbox. */
export const exampleValues = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.example]))
