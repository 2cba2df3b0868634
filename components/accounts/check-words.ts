import type { Ending } from '#components/link/post-progress.ts'

export type Said = { title: string; description: string; tone: 'good' | 'danger' | 'warning' }

/** How a check of stored credentials went, in words; undefined when the person stopped it. */
export function checkWords(ending: Ending, provider: string): Said | undefined {
  switch (ending.type) {
    case 'done':
      return {
        title: 'Every check passed',
        description: ending.limitations.join(' ') || `${provider} accepts the stored credentials.`,
        tone: ending.limitations.length > 0 ? 'warning' : 'good',
      }
    case 'problem':
      return {
        title: ending.problem.detail,
        description: ending.problem.next,
        tone: ending.problem.status === 422 ? 'danger' : 'warning',
      }
    case 'slow':
      return {
        title: `${provider} could not be checked now`,
        description: 'No answer came in time. Try again in a minute.',
        tone: 'warning',
      }
    case 'lost':
      return {
        title: 'The connection to the hub broke while checking',
        description: 'Try again in a moment.',
        tone: 'warning',
      }
    case 'cancelled':
      return undefined
  }
}
