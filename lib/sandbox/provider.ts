import type { OutcomeCode } from '#lib/define/index.ts'

/**
 * A provider as a function: what the network would answer to a request with an absolute https URL.
 * A name that does not resolve rejects with an error whose `code` is ENOTFOUND; silence is a promise that settles
 * only when `request.signal` aborts.
 */
export type Provider = (request: Request) => Promise<Response>

/** One set of values to try, as test cards are for payments. */
export type TestCredential = {
  key: string
  title: string
  description: string
  /** what linking with these values ends in */
  outcome: 'linked' | OutcomeCode
  /** names of the fields that are marked; absent where the input is not to blame */
  blames?: readonly string[]
  values: Readonly<Record<string, string>>
}

export type Sandbox = { provider: Provider; testCredentials: readonly TestCredential[] }

/** What a sandbox takes from its surroundings, so that a test need not wait. `now` in milliseconds since 1970. */
export type SandboxOptions = {
  now?: () => number
  /** waits `ms` milliseconds; rejects with the signal's reason when it aborts first */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The default export of `connectors/<id>/sandbox.ts`. */
export type CreateSandbox = (options?: SandboxOptions) => Sandbox
