import type { Field } from '#lib/define/index.ts'

/** An example tells more than a sentence, where it is short and can be read: `acme`, `100028`, not a made-up key. */
export const exampleOf = (field: Field): string | undefined =>
  field.kind === 'text' && field.format !== 'credential' && field.example.length <= 40 ? field.example : undefined
