import type { Resolver } from 'react-hook-form'
import type { Translate } from '#components/words/translate.ts'
import { checkFields, cleanFields, type Fields } from '#lib/define/index.ts'

type Entries = Record<string, string>

/** The check that core makes again, for react-hook-form: values cleaned, or a sentence at each field that is not right. */
export const fieldResolver =
  (fields: Fields, t: Translate): Resolver<Entries> =>
  (given) => {
    const values = cleanFields(fields, given)
    const wrong = Object.entries(checkFields(fields, values))
    if (wrong.length === 0) return { values, errors: {} }
    return {
      values: {},
      errors: Object.fromEntries(wrong.map(([name, message]) => [name, { type: 'custom', message: t(message) }])),
    }
  }
