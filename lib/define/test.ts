import type { Fields } from './fields.ts'
import type { Stage, Verdict } from './outcome.ts'

/** Dotted path → what must stand there. */
export type Expected = Readonly<Record<string, 'string' | 'number' | 'array' | 'object'>>

/** Compares the answer with what the person typed. Skipped while a field in the template is empty. */
export type Proof<F extends Fields = Fields> = {
  /** dotted path into the answer */
  at: string
  /** nothing to compare when the provider has no data yet */
  ifPresent?: true
  otherwise: Verdict<F>
} & ({ equals: string } | { host: string })

/**
 * One call of the credential test, and the steps with titles that its answer proves.
 * Titles are templates of public fields and read as something done: "Reach acme.udemy.com".
 */
export type TestCall<F extends Fields = Fields> = {
  steps: Readonly<Partial<Record<Stage, string>>>
} & (
  | { signIn: true }
  | {
      action: string
      input?: Readonly<Record<string, string>>
      /** what the test needs beyond what the action expects; anything else is `unexpected_response` */
      expect?: Expected
      proves?: readonly Proof<F>[]
      /** a refusal here does not stop linking; the sentence is shown as a limitation */
      optional?: { message: string }
      /** stable provider-side id and the provider's own name: templates of public fields and `{answer.path}` */
      identity?: { id: string; name: string }
    }
)
