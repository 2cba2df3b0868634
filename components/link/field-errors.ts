/** What a provider refused: the sentence, and the value it was said of. Another value clears the mark, nothing else does. */
export type Blame = Readonly<Record<string, { message: string; value: string }>>

/** What the form's own check found, as react-hook-form gives it. */
type Checked = Readonly<Record<string, { message?: unknown } | undefined>>

type State = { values: Readonly<Record<string, string>>; blame: Blame; checked: Checked; submitted: boolean }

/** The sentence at a field: the provider's while its value stands, else the form's own. */
export function errorAt(name: string, { values, blame, checked, submitted }: State): string | undefined {
  const value = values[name] ?? ''
  const blamed = blame[name]
  if (blamed && blamed.value === value) return blamed.message
  // An empty field is no mistake before Connect was pressed: leaving it may only mean looking at the guide.
  const message = value || submitted ? checked[name]?.message : undefined
  return typeof message === 'string' ? message : undefined
}
