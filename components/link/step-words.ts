import type { Step } from './use-progress.ts'

/** `open`: a check that was tried and could not be answered now. */
export type ShownStep = Omit<Step, 'state'> & { state: Step['state'] | 'open' }

const words: Record<ShownStep['state'], string> = {
  open: 'could not be checked',
  waiting: 'waiting',
  running: 'checking…',
  passed: 'passed',
  failed: 'failed',
  limited: 'limited',
  skipped: 'not checked',
}

export const stateWord = (state: ShownStep['state']): string => words[state]

/** The one change worth saying: the last step that is no longer waiting. Empty before the first. */
export function latestChange(steps: readonly ShownStep[]): string {
  const latest = steps.findLast(({ state }) => state !== 'waiting' && state !== 'skipped')
  return latest ? `${latest.title}: ${words[latest.state]}` : ''
}

/** Times are shown from one second on: "1.4 s", "2 s", "12 s". */
export function timeWords(ms: number | undefined): string | undefined {
  if (ms === undefined || ms < 1000) return undefined
  return ms < 10_000 ? `${Math.floor(ms / 100) / 10} s` : `${Math.floor(ms / 1000)} s`
}

const unit = (count: number, name: string): string => (count > 0 ? `${count} ${name}` : '')

/** How long to wait, in words: "45 s", "2 min 5 s", "1 h 3 min". */
export function waitWords(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds))
  const [h, min, s] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60]
  return [unit(h, 'h'), unit(min, 'min'), h > 0 ? '' : unit(s, 's')].filter(Boolean).join(' ') || '0 s'
}
