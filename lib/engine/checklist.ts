import { type OutcomeCode, type Stage, stages, type TestCall, type Values } from '#lib/define/index.ts'
import type { Words } from '#lib/words/index.ts'
import { type Finding, sayTemplate } from './finding.ts'
import type { Step, TestEvent } from './report.ts'

/** The stage an outcome speaks about: its step is the one that failed. */
const stageOfCode: Readonly<Record<OutcomeCode, Stage | 'next' | 'last'>> = {
  wrong_tenant: 'reach',
  provider_unavailable: 'reach',
  malformed_input: 'reach',
  rate_limited: 'next',
  invalid_credentials: 'sign_in',
  credentials_expired: 'sign_in',
  wrong_organization: 'organization',
  insufficient_permission: 'permission',
  unexpected_response: 'last',
}

/** Who answered was reached: a wrong tenant is then another organisation than the one that was typed. */
function stageOf({ code, answered }: Finding): Stage | 'next' | 'last' {
  const stage = stageOfCode[code]
  return answered && stage === 'reach' ? 'organization' : stage
}

type Place = { call: number; stage: Stage }

/** The list of checks a person follows. Every change is reported as it happens. A call's time stands once, at its first step. */
export function createChecklist(calls: readonly TestCall[], publicValues: Values, report: (event: TestEvent) => void) {
  const places: Place[] = calls.flatMap(({ steps }, call) =>
    stages.filter((stage) => steps[stage] !== undefined).map((stage) => ({ call, stage })),
  )
  const steps: Step[] = places.map(({ call, stage }) => ({
    title: sayTemplate(calls[call]?.steps[stage] ?? '', publicValues),
    state: 'waiting',
  }))
  const indexesOf = (call: number) => places.flatMap((place, index) => (place.call === call ? [index] : []))
  const set = (index: number, change: Partial<Step>) => {
    const step = { ...steps[index], ...change } as Step
    steps[index] = step
    report({ type: 'step', index, step })
  }

  report({ type: 'steps', steps: [...steps] })
  return {
    steps: (): readonly Step[] => [...steps],
    start(call: number) {
      const [first] = indexesOf(call)
      if (first !== undefined) set(first, { state: 'running' })
    },
    pass(call: number, ms: number) {
      for (const [at, index] of indexesOf(call).entries()) set(index, { state: 'passed', ...(at === 0 && { ms }) })
    },
    limit(call: number, ms: number, message: Words) {
      for (const [at, index] of indexesOf(call).entries())
        set(index, { state: 'limited', message, ...(at === 0 && { ms }) })
    },
    /** Marks the step the finding speaks about, passes those of the call before it, skips the rest; returns its title. */
    fail(call: number, ms: number, finding: Finding): Words {
      const own = indexesOf(call)
      const failed = stepFor(stageOf(finding), own, (index) => places[index]?.stage ?? 'reach')
      const time = (index: number) => (index === own[0] ? { ms } : {})
      for (const index of own.filter((one) => one < failed)) set(index, { state: 'passed', ...time(index) })
      if (steps[failed]) set(failed, { state: 'failed', message: finding.message, ...time(failed) })
      for (const [index, { state }] of steps.entries())
        if (state === 'waiting' || state === 'running') set(index, { state: 'skipped' })
      return steps[failed]?.title ?? ''
    },
  }
}

/** The step of the wanted stage, else the first one after it, else the call's last. */
function stepFor(wanted: Stage | 'next' | 'last', own: readonly number[], stage: (index: number) => Stage): number {
  const last = own.at(-1) ?? -1
  if (wanted === 'last') return last
  if (wanted === 'next') return own.find((index) => stage(index) !== 'reach') ?? last
  return own.find((index) => stages.indexOf(stage(index)) >= stages.indexOf(wanted)) ?? last
}
