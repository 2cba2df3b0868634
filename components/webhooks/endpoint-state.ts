import type { Tone } from '#components/ui/badge.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'

export type EndpointState = 'delivering' | 'new' | 'failing' | 'off' | 'broken'

type State = Pick<
  Webhook,
  'enabled' | 'disabled_reason' | 'disabled_at' | 'disabled_by' | 'failing_since' | 'last_success_at'
>

/**
 * Where an endpoint stands: the word for a badge, what goes on after it in a sentence ("after five failing days"), and
 * since when (ISO).
 */
export function endpointState(endpoint: State): {
  state: EndpointState
  word: string
  tone: Tone
  more?: string
  since?: string
} {
  const { enabled, disabled_reason, disabled_at, disabled_by, failing_since, last_success_at } = endpoint
  if (!enabled) {
    const since = disabled_at ? { since: disabled_at } : {}
    if (disabled_reason === 'failing') return { ...broken, more: 'after five failing days', ...since }
    if (disabled_reason === 'gone') return { ...broken, more: 'because it answered 410 Gone', ...since }
    return {
      state: 'off',
      word: 'Switched off',
      tone: 'neutral',
      ...(disabled_by && { more: `by ${disabled_by}` }),
      ...since,
    }
  }
  if (failing_since) return { state: 'failing', word: 'Failing', tone: 'danger', since: failing_since }
  return last_success_at
    ? { state: 'delivering', word: 'Delivering', tone: 'good' }
    : { state: 'new', word: 'No event yet', tone: 'outline' }
}

const broken = { state: 'broken', word: 'Switched off', tone: 'danger' } as const
