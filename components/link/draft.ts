import { forget, recall, remember } from '#components/guide/session-memory.ts'
import { checkField, cleanField, type Fields, usualHint } from '#lib/define/index.ts'

/** What of an unfinished form survives a reload. Readable values only: never a secret, never what is stored encrypted. */
export type Draft = {
  values: Record<string, string>
  environment?: string
  owner?: { name: string; id: string }
}

const keyOf = (connector: string) => `hub.link.${connector}`

const textsIn = (value: unknown): Record<string, string> =>
  value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}

/** Values that may be remembered: a doubtful one may be a secret that was pasted into the wrong field. */
export const publicValues = (values: Readonly<Record<string, string>>, fields: Fields, sealed: readonly string[]) =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!value || !field || field.kind === 'secret' || sealed.includes(name)) return false
      const cleaned = cleanField(field, value)
      return !checkField(field, cleaned) && !usualHint(fields, name, cleaned, values)
    }),
  )

export function recallDraft(connector: string): Draft {
  const stored = recall(keyOf(connector))
  const { values, environment, owner } = (stored ?? {}) as Record<string, unknown>
  const { name = '', id = '' } = textsIn(owner)
  return {
    values: textsIn(values),
    ...(typeof environment === 'string' && { environment }),
    ...((name || id) && { owner: { name, id } }),
  }
}

export const rememberDraft = (connector: string, draft: Draft): void => remember(keyOf(connector), draft)
export const forgetDraft = (connector: string): void => forget(keyOf(connector))
