import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { tellOfAccount } from './account-event.ts'
import { type Attempt, endAttempt } from './attempt.ts'
import { type AccountRow, withConfig } from './describe-account.ts'
import { findConfig, type KnownConfig } from './find-config.ts'
import { hintsOf } from './hints-of.ts'
import { lastCheckOf } from './last-check.ts'
import { readValues, splitValues, type Values } from './read-values.ts'
import { refusalProblem } from './refusal-problem.ts'
import { requireNoTwin } from './require-no-twin.ts'
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
 * Tests credentials and, if every check passes, links an account. Nothing but the attempt's outcome is stored before
 * that; account, audit line and event come in one transaction, so a kill at any point leaves one account or none.
 */
export async function linkAccount(
  deps: AccountDeps,
  context: Context,
  input: LinkInput,
  run: Run,
): Promise<Result<Linked>> {
  const known = await findConfig(deps.db.prisma, context, input.configId)
  if (!known.ok) return known
  const { config, connector } = known.value
  if (!config.enabled) {
    return refuse(
      'config_disabled',
      `${config.name} is switched off in this project, so nothing can be linked with it.`,
      'Switch it on, or choose another config.',
    )
  }
  const { authMethod } = config
  const read = readValues(connector, authMethod, input.values)
  if (!read.ok) return read
  const values = read.value

  return withAttempt(deps, context, { key: input.attempt, configId: config.id }, async (attempt) => {
    const tested = await testValues(deps, known.value, { authMethod, values }, run)
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

/** Refused where the identity is linked already, or another process has taken the attempt over: then that one stores. */
async function store({ db, vault }: AccountDeps, context: Context, proven: Proven): Promise<Result<AccountRow>> {
  const { projectId, actor, ip } = context
  const id = newId()
  const { connector, config } = proven.known
  const { sealed, clear } = splitValues(connector, proven.values)
  const sealedValues = await sealValues(vault, { projectId, id }, sealed)
  const account = { ...columnsOf(proven), ...(await owner(db.prisma, context, proven.input)) }
  return db.prisma.$transaction(async (tx) => {
    // Refusals come before the first write: nothing is taken back.
    const twin = proven.input.allowDuplicate ? ok(undefined) : await requireNoTwin(tx, config, proven.tested.identity)
    if (!twin.ok) return twin
    if (!(await endAttempt(tx, proven.attempt, { state: 'linked', accountId: id }))) return alreadyRunning()
    const row = await tx.linkedAccount.create({
      data: { projectId, id, ...account, publicValues: clear, sealedHints: hintsOf(sealed, new Date()), sealedValues },
      include: withConfig,
    })
    await record(tx, { projectId, actor, action: 'account.linked', target: { type: 'account', id }, ip })
    await tellOfAccount(tx, 'account.created', row)
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
  lastCheckedAt: new Date(),
  lastCheck: lastCheckOf(tested) as Prisma.InputJsonValue,
})

/** The customer the account belongs to; an account linked in the dashboard belongs to the project itself. */
async function owner(
  prisma: AccountDeps['db']['prisma'],
  { projectId }: Context,
  { originOwnerId, originOwnerName }: LinkInput,
) {
  const project = await prisma.project.findUniqueOrThrow({ where: { id: projectId } })
  return {
    originOwnerId: originOwnerId ?? toPublic('prj', projectId),
    originOwnerName: originOwnerName ?? originOwnerId ?? project.name,
  }
}
