import { record } from '#lib/audit/record.ts'
import type { Session } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { ok, type Result } from '#lib/problems.ts'
import { holdSession, spendSession } from '#lib/sessions/index.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import { type Attempt, endAttempt } from './attempt.ts'
import { statusChangeOf } from './change-status.ts'
import { type AccountRow, withConfig } from './describe-account.ts'
import { findConfig, type KnownConfig } from './find-config.ts'
import { hintsOf } from './hints-of.ts'
import { holdProject } from './hold-project.ts'
import { lastCheckOf } from './last-check.ts'
import { nextCheckAfter } from './next-check.ts'
import { requireNothingToEdit } from './own-accounts.ts'
import { readValues, splitValues, type Values } from './read-values.ts'
import { refusalProblem } from './refusal-problem.ts'
import { requireEnabled, switchedOff } from './require-enabled.ts'
import { requireNoTwin } from './require-no-twin.ts'
import { saidBefore, saidBySession } from './said-by-session.ts'
import { sealValues } from './sealed-values.ts'
import { type Run, type Tested, testValues } from './test-values.ts'
import { alreadyRunning, type Linked, withAttempt } from './with-attempt.ts'

export type LinkInput = {
  /** the form's own UUID for this press of Connect */
  attempt: string
  configId: string
  values: Values
  originOwnerId?: string | undefined
  originOwnerName?: string | undefined
  originUsername?: string | undefined
  label?: string | undefined
  /** link it even if the same provider-side identity is linked already */
  allowDuplicate?: boolean | undefined
}

/**
 * Tests credentials and, if every required check passes, links an account. Nothing but the attempt's outcome is stored
 * before that; account, audit line and event come in one transaction, so a kill at any point leaves one account or none.
 */
export async function linkAccount(
  deps: AccountDeps,
  context: Context,
  asked: LinkInput,
  run: Run,
): Promise<Result<Linked>> {
  const { session } = context
  const before = await saidBefore(deps, context, asked.attempt)
  if (before) return before
  const input = session ? saidBySession(session, asked) : asked
  const known = await findConfig(deps.db.prisma, context, input.configId)
  if (!known.ok) return known
  const { config, connector } = known.value
  if (!config.enabled) return switchedOff(known.value, session)
  const free = session ? await requireNothingToEdit(deps.db.prisma, session, config) : ok(undefined)
  // What is there may be what this very session has linked since it was read: then it is used up, which comes first.
  if (session && !free.ok) {
    const held = await holdSession(deps.db.prisma, session)
    return held.ok ? free : held
  }
  const { authMethod } = config
  const read = readValues(connector, authMethod, input.values)
  if (!read.ok) return read
  const values = read.value

  return withAttempt(deps, context, { key: input.attempt, configId: config.id }, async (attempt) => {
    const tested = await testValues(deps, known.value, { authMethod, values, session }, run)
    if (!tested.ok) return tested
    if (!tested.value.ok) return refusalProblem(tested.value.refusal)
    const stored = await store(deps, context, { known: known.value, attempt, input, values, tested: tested.value })
    return stored.ok ? ok({ row: stored.value, limitations: tested.value.limitations }) : stored
  })
}

type Proven = {
  known: KnownConfig
  attempt: Attempt
  input: LinkInput
  values: Values
  tested: Extract<Tested, { ok: true }>
}

/**
 * Refused where the identity is linked already, where the project was deleted meanwhile, or where another process has
 * taken the attempt over: then that one stores.
 */
async function store({ db, vault }: AccountDeps, context: Context, proven: Proven): Promise<Result<AccountRow>> {
  const { projectId, actor, ip, session } = context
  const id = newId()
  const { connector, config } = proven.known
  const { sealed, clear } = splitValues(connector, proven.values)
  return db.prisma.$transaction(async (tx) => {
    const project = await holdProject(tx, projectId)
    if (!project.ok) return project
    const account = { ...columnsOf(proven), ...labelsOf(session), ...ownerOf(projectId, project.value, proven.input) }
    const sealedValues = await sealValues(vault, tx, { projectId, id }, sealed)
    // Refusals come before the first write: nothing is taken back.
    const held = session ? await holdSession(tx, session) : ok(undefined)
    if (!held.ok) return held
    const free = session ? await requireNothingToEdit(tx, session, config, { lock: true }) : ok(undefined)
    if (!free.ok) return free
    const { identity } = proven.tested
    const on = await requireEnabled(tx, proven.known, session)
    if (!on.ok) return on
    const twin = await requireNoTwin(tx, config, identity, { session, allowed: proven.input.allowDuplicate })
    if (!twin.ok) return twin
    if (!(await endAttempt(tx, proven.attempt, { state: 'linked', accountId: id }))) return alreadyRunning()
    const now = new Date()
    const times = { credentialsAt: now, lastCheckedAt: now, nextCheckAt: nextCheckAfter('passed', 'active', now) }
    const values = { publicValues: clear, sealedHints: hintsOf(sealed, now), sealedValues }
    const row = await tx.linkedAccount.create({
      data: { projectId, id, ...account, ...values, ...times },
      include: withConfig,
    })
    await tx.statusChange.createMany({ data: [statusChangeOf(row, null, [], { actor })] })
    await record(tx, { projectId, actor, action: 'account.linked', target: { type: 'account', id }, ip })
    await tellOfAccount(tx, 'account.created', row, { session })
    if (session) await spendSession(tx, context, session, id)
    return ok(row)
  })
}

const columnsOf = ({ known: { config }, input, tested }: Proven) => ({
  configId: config.id,
  provider: config.connector,
  authMethod: config.authMethod,
  type: config.environment === 'sandbox' ? 'test' : 'production',
  status: 'active',
  originUsername: input.originUsername ?? null,
  label: input.label?.trim() || null,
  identityId: tested.identity?.id ?? null,
  identityName: tested.identity?.name ?? null,
  lastCheck: lastCheckOf(tested) as Prisma.InputJsonValue,
})

/** What a session's application wants to know its accounts by. */
const labelsOf = (session: Session | undefined) =>
  session && {
    type: session.type,
    ...(session.metadata !== null && { metadata: session.metadata as Prisma.InputJsonValue }),
  }

/** The customer the account belongs to; an account linked in the dashboard belongs to the project itself. */
const ownerOf = (projectId: string, project: string, { originOwnerId, originOwnerName }: LinkInput) => ({
  originOwnerId: originOwnerId ?? toPublic('prj', projectId),
  originOwnerName: originOwnerName ?? originOwnerId ?? project,
})
