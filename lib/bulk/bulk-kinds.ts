import {
  archiveAccount,
  type Caller,
  convertAccount,
  deleteAccount,
  resumeAccount,
  suspendAccount,
} from '#lib/accounts/index.ts'
import type { Action } from '#lib/auth/authorise.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { BulkDeps } from './bulk-deps.ts'

/** What a kind needs besides the accounts. */
export type BulkInput = { type?: 'production' | 'test' | undefined }

type Verb = (deps: BulkDeps, caller: Caller, id: string, input: BulkInput) => Promise<Result<unknown>>

/** What is done to one account. A check has its own way: it waits for a slot of its provider. */
const verbs = {
  suspend: suspendAccount,
  resume: resumeAccount,
  archive: archiveAccount,
  // Gone already is what was wanted: by a colleague, or by this very run before its process was killed.
  delete: async (deps, caller, id) => {
    const deleted = await deleteAccount(deps, caller, id)
    return !deleted.ok && deleted.problem.kind === 'not_found' ? ok(undefined) : deleted
  },
  convert: (deps, caller, id, { type = 'test' }) => convertAccount(deps, caller, { id, type }),
} as const satisfies Record<string, Verb>

export type BulkKind = keyof typeof verbs | 'check'

/** The action that a kind takes, which is the one for a single account. */
export const actionOf: Readonly<Record<BulkKind, Action>> = {
  check: 'account.check',
  suspend: 'account.suspend',
  resume: 'account.suspend',
  archive: 'account.suspend',
  delete: 'account.delete',
  convert: 'account.rename',
}

export const verbOf = (kind: string): Verb | undefined =>
  Object.hasOwn(verbs, kind) ? verbs[kind as keyof typeof verbs] : undefined
