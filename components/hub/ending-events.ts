import type { Ending } from '#components/link/post-progress.ts'
import { inEnglish, type Translate } from '#components/words/translate.ts'
import type { HubMessage } from './hub-host.ts'

const words: Readonly<Record<'cancelled' | 'lost' | 'slow', string>> = {
  cancelled: 'The person stopped the check.',
  lost: 'The connection to the hub broke while checking.',
  slow: 'The provider did not answer in time.',
}

/**
 * What the page around a frame is told of a run of checks, in English whatever the person reads. The titles of the checks
 * are not: values stand in them, and so they may in a problem's sentence, so its kind is told by its fixed title.
 */
export function endingEvents(
  ending: Ending | undefined,
  { english }: Pick<Translate, 'english'> = inEnglish,
): HubMessage[] {
  if (!ending) return [{ type: 'step', name: 'check', state: 'running' }]
  if (ending.type === 'done') return [{ type: 'step', name: 'check', state: 'passed' }]
  const failed: HubMessage = { type: 'step', name: 'check', state: 'failed' }
  if (ending.type !== 'problem') return [failed, { type: 'error', code: ending.type, message: words[ending.type] }]
  const { code, kind, title } = ending.problem
  return [failed, { type: 'error', code: code ?? kind, message: english(title) ?? title }]
}
