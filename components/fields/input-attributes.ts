import { type Field, formatRule } from '#lib/define/index.ts'

/** A provider's value is nobody's name and no login of ours: browsers and password managers leave it alone. */
const alone = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  dir: 'ltr',
} as const

const unmanaged = {
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
  'data-form-type': 'other',
} as const

/** Attributes of the input of a field, by its kind and format. */
export const inputAttributes = (field: Field) => ({
  ...alone,
  ...(field.kind === 'secret' && unmanaged),
  ...(field.kind !== 'select' && field.format && { inputMode: formatRule(field.format).inputMode }),
})
