import type { OutcomeCode } from '#lib/define/index.ts'
import type { Words } from '#lib/words/index.ts'

export type StepState = 'waiting' | 'running' | 'passed' | 'failed' | 'limited' | 'skipped'

/** One line of the check list a person follows; `ms` is how long its call took, at the call's first step. */
export type Step = { title: Words; state: StepState; ms?: number; message?: Words }

/** Why a test did not pass: the sentence, the fields to mark, what to do next; never a value. */
export type Refusal = {
  code: OutcomeCode
  /** names of the blamed fields; empty when the input is not to blame */
  fields: readonly string[]
  message: Words
  next: Words
  /** title of the step that failed */
  step: Words
  /** seconds until trying again makes sense, where the provider said so */
  retryAfter?: number
  /** the provider's answer: HTTP status, and its own words after redaction */
  status?: number
  providerText?: string
}

/** A provider-side identity, as the checks proved it. */
export type Identity = { id: string; name: string }

export type TestReport = { steps: readonly Step[]; limitations: readonly Words[] } & (
  | { ok: true; identity: Identity | undefined }
  | { ok: false; refusal: Refusal }
)

/** Told as it happens: the whole list first, then each change. */
export type TestEvent = { type: 'steps'; steps: readonly Step[] } | { type: 'step'; index: number; step: Step }
