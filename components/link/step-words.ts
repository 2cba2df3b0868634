import { type Said, say, type Words } from '#lib/words/index.ts'
import type { Step } from './use-progress.ts'

/** `open`: a check that was tried and could not be answered now. */
export type ShownStep = Omit<Step, 'state'> & { state: Step['state'] | 'open' }

const words: Record<ShownStep['state'], Said> = {
  open: say('could not be checked'),
  waiting: say('waiting'),
  running: say('checking…'),
  passed: say('passed'),
  failed: say('failed'),
  limited: say('limited'),
  skipped: say('not checked'),
}

export const stateWord = (state: ShownStep['state']): Said => words[state]

/** The one change worth saying: the last step that is no longer waiting. Empty before the first. */
export function latestChange(steps: readonly ShownStep[]): Words {
  const latest = steps.findLast(({ state }) => state !== 'waiting' && state !== 'skipped')
  return latest ? say('{check}: {state}', { check: latest.title, state: words[latest.state] }) : ''
}

/** Times are shown from one second on: "1.4 s", "2 s", "12 s"; the unit's sign is every language's. */
export function timeWords(ms: number | undefined, locale = 'en-GB'): string | undefined {
  if (ms === undefined || ms < 1000) return undefined
  const seconds = ms < 10_000 ? Math.floor(ms / 100) / 10 : Math.floor(ms / 1000)
  return `${seconds.toLocaleString(locale)} s`
}

const unit = (count: number, name: string): string => (count > 0 ? `${count} ${name}` : '')

/** How long to wait, in words: "45 s", "2 min 5 s", "1 h 3 min". */
export function waitWords(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds))
  const [h, min, s] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60]
  return [unit(h, 'h'), unit(min, 'min'), h > 0 ? '' : unit(s, 's')].filter(Boolean).join(' ') || '0 s'
}
