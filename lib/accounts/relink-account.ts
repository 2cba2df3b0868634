import { record } from '#lib/audit/record.ts'
import type { Session } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { holdSession, spendSession } from '#lib/sessions/index.ts'
import { say } from '#lib/words/index.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Attempt, endAttempt } from './attempt.ts'
import { changeStatus, lockAccount } from './change-status.ts'
import { changedNames, isRotated } from './changed-values.ts'
import { credentialsAtOf } from './credentials-at.ts'
import type { AccountRow, Hint } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { configOf, type KnownConfig } from './find-config.ts'
import { healthy } from './health.ts'
import { hintsOf } from './hints-of.ts'
import { holdProject } from './hold-project.ts'
import { lastCheckOf } from './last-check.ts'
import { nextCheckAfter } from './next-check.ts'
import { readValues, splitValues, type Values } from './read-values.ts'
import { refusalProblem } from './refusal-problem.ts'
import { requireNoTwin } from './require-no-twin.ts'
import { isAnotherIdentity, requireSameIdentity } from './require-same-identity.ts'
import { saidBefore, withLocked } from './said-by-session.ts'
import { openValues, sealValues } from './sealed-values.ts'
import { reasonsOf, statusOf, withoutVerdict } from './status.ts'
import { type Run, type Tested, testValues } from './test-values.ts'
import { type Linked, withAttempt } from './with-attempt.ts'

export type RelinkInput = {
  id: string
  attempt: string
  /** only what changed; stored values that are absent stay as they are, an empty one is removed */
  values: Values
  /** provider-side id the account may change to; any other than its own is refused as `identity_changed` */
  acceptIdentity?: string | undefined
}

/**
 * Tests changed values together with the stored ones and, if every required check passes, keeps them. The account keeps
 * its id.
 */
export async function relinkAccount(
  deps: AccountDeps,
  context: Context,
  input: RelinkInput,
  run: Run,
): Promise<Result<Linked>> {
  const { db, vault } = deps
  const { session } = context
  const before = await saidBefore(deps, context, input.attempt)
  if (before) return before
  const found = await findAccount(db.prisma, context, input.id)
  if (!found.ok) return found
  const row = found.value
  const known = await configOf(db.prisma, row.projectId, row.configId)
  if (!known.ok) return known
  const { connector } = known.value
  const { authMethod } = row
  const stored = { sealed: await openValues(vault, row), clear: row.publicValues as Values }
  const read = readValues(connector, authMethod, {
    ...stored.clear,
    ...stored.sealed,
    ...withLocked(session, input.values),
  })
  if (!read.ok) return read
  const values = read.value

  return withAttempt(
    deps,
    context,
    { key: input.attempt, configId: row.configId, accountId: row.id },
    async (attempt) => {
      const tested = await testValues(deps, known.value, { authMethod, values, session }, run)
      if (!tested.ok) return tested
      if (!tested.value.ok) return refusalProblem(tested.value.refusal)
      const kept = await store(deps, context, {
        row,
        known: known.value,
        attempt,
        acceptIdentity: input.acceptIdentity,
        stored,
        values,
        tested: tested.value,
      })
      return kept.ok ? ok({ row: kept.value, limitations: tested.value.limitations }) : kept
    },
  )
}

type Proven = {
  row: AccountRow
  known: KnownConfig
  attempt: Attempt
  acceptIdentity: string | undefined
  stored: { sealed: Values; clear: Values }
  values: Values
  tested: Extract<Tested, { ok: true }>
}

/**
 * Refused when the account was edited or deleted, or the attempt taken over, while the provider was asked, and when it
 * would become somebody else's unasked.
 */
async function store({ db, vault }: AccountDeps, context: Context, proven: Proven): Promise<Result<AccountRow>> {
  const { row, stored, values, tested } = proven
  const { projectId, id } = row
  const { session } = context
  const { sealed, clear } = splitValues(proven.known.connector, values)
  const hints = hintsOf(sealed, new Date(), { sealed: stored.sealed, hints: row.sealedHints as Record<string, Hint> })
  const identity = tested.identity && { identityId: tested.identity.id, identityName: tested.identity.name }
  return db.prisma.$transaction(async (tx) => {
    const project = await holdProject(tx, projectId)
    if (!project.ok) return project
    const sealedValues = await sealValues(vault, tx, row, sealed)
    const held = session ? await holdSession(tx, session) : ok(undefined)
    if (!held.ok) return held
    // Locked first, so that nothing has been written yet when there is a reason to store nothing. A check or a person
    // may have changed the status since `row` was read, without a new version.
    const locked = await lockAccount(tx, row)
    if (!locked) return changedMeanwhile()
    const isSame = tested.identity?.id === row.identityId
    const twin = isSame
      ? ok(undefined)
      : await requireNoTwin(tx, proven.known.config, tested.identity, { except: id, session })
    if (!twin.ok) return twin
    const same = requireSameIdentity(row, tested.identity, proven.acceptIdentity)
    if (!same.ok) return same
    if (!(await endAttempt(tx, proven.attempt, { state: 'linked', accountId: id }))) return changedMeanwhile()
    const { now } = locked
    const reasons = withoutVerdict(reasonsOf(locked.row))
    const data = {
      ...healthy,
      ...identity,
      ...labelsOf(session),
      publicValues: clear,
      sealedHints: hints,
      sealedValues,
      version: row.version + 1,
      credentialsAt: credentialsAtOf(proven.known.connector, hints, now),
      lastCheckedAt: now,
      nextCheckAt: nextCheckAfter('passed', statusOf(reasons), now),
      lastCheck: lastCheckOf(tested) as Prisma.InputJsonValue,
    }
    const kept = await changeStatus(tx, locked.row, { reasons, data, now, edit: { session } }, context)
    await recordEdit(tx, context, proven)
    if (session) await spendSession(tx, context, session, id)
    return ok(kept)
  })
}

/** Who changed which fields: `account.rotated` where a secret was replaced, `account.relinked` otherwise. */
async function recordEdit(tx: Tx, { projectId, actor, ip }: Context, { row, known, stored, values, tested }: Proven) {
  const before = { ...stored.clear, ...stored.sealed }
  const action = isRotated(known.connector, before, values) ? 'account.rotated' : 'account.relinked'
  const by = { projectId, actor, target: { type: 'account', id: row.id }, ip }
  await record(tx, { ...by, action, changed: changedNames(before, values) })
  if (isAnotherIdentity(row, tested.identity)) await record(tx, { ...by, action: 'account.identity_changed' })
}

/** What a session's application wants to know the account by from now on, where it says so. */
const labelsOf = (session: Session | undefined) => ({
  ...(session?.label && { label: session.label }),
  ...(session && session.metadata !== null && { metadata: session.metadata as Prisma.InputJsonValue }),
})

const changedMeanwhile = () =>
  refuse(
    'changed_meanwhile',
    say(
      'The credentials are right, but the account was changed or deleted while they were checked. Nothing was stored.',
    ),
    say('Look at the account as it is now, then edit it again.'),
  )
