import type { AccountStatus, StatusReason } from '#lib/accounts/describe-account.ts'
import { healthy } from '#lib/accounts/health.ts'
import { nextCheckAfter } from '#lib/accounts/next-check.ts'
import type { Prisma } from './generated/client.ts'
import { idAt } from './id-at.ts'
import type { SampleStory } from './sample-stories.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How far back checks are told, as long as they are kept. */
const DAYS = 19

/** Where the story is told: an account's row, and somebody who did what people do. */
export type Stage = { projectId: string; id: string; environment: string; linkedAt: Date; now: Date; personId: string }

type Told = {
  changes: Prisma.StatusChangeCreateManyInput[]
  calls: Prisma.CallCreateManyInput[]
  lines: Prisma.AuditEventCreateManyInput[]
}

/** Statuses that the provider's own answers give, and how many hours ago that came. Others are somebody's doing. */
const HOURS_AGO: Readonly<Record<Exclude<AccountStatus, 'active'>, number>> = {
  error: 26,
  expired: 9 * 24,
  suspended: 5 * 24,
  inactive: 6 * 24,
  archived: 12 * 24,
}

/**
 * What happened to a sample account since it was linked, so that it came to its status: checks once a day, its changes of
 * status, who did what. `columns` are those of its row that follow.
 */
export function sampleHistory(story: SampleStory, stage: Stage) {
  const told: Told = { changes: [], calls: [], lines: [] }
  const { linkedAt, now } = stage
  const { status, reason } = story
  tellChange(told, stage, linkedAt, null, 'active', undefined)
  const turned = status === 'active' ? undefined : new Date(now.getTime() - HOURS_AGO[status] * HOUR)
  const rests = turned !== undefined && !['error', 'expired'].includes(status)
  tellChecks(told, story, stage, { turned, rests })
  if (story.wasMended) tellMended(told, story, stage)
  if (turned && reason) {
    const isVerdict = !rests
    // Three refusals over ten minutes, then the status.
    if (isVerdict)
      for (const ago of [12, 6, 0]) tellCall(told, story, stage, new Date(turned.getTime() - ago * MINUTE), 'refused')
    tellChange(told, stage, turned, 'active', status, reason, !isVerdict)
  }
  const lastCall = told.calls.reduce((one, other) => (one.id > other.id ? one : other), told.calls[0]!)
  const refusedSince = turned && !rests ? new Date(turned.getTime() - 12 * MINUTE) : undefined
  const statusReasons: StatusReason[] = turned && reason ? [{ ...reason, timestamp: turned.toISOString() }] : []
  const columns = {
    status,
    statusReasons,
    statusSince: turned ?? (story.wasMended ? mendedAt(now) : linkedAt),
    lastCheckedAt: (lastCall?.createdAt as Date | undefined) ?? linkedAt,
    nextCheckAt: nextCheckAfter('passed', status, new Date(now.getTime() - Math.random() * 20 * HOUR)),
    ...(refusedSince ? { refusals: 5, refusedSince } : healthy),
  }
  return { ...told, columns }
}

/** When an account that was in error last week was mended: before the next day's check. */
export const mendedAt = (now: Date): Date => new Date(now.getTime() - 6 * DAY - 5 * HOUR)

/** A check a day for three weeks, or until it rests; of the many that fill a list the last one alone. */
function tellChecks(
  told: Told,
  story: SampleStory,
  stage: Stage,
  { turned, rests }: { turned: Date | undefined; rests: boolean },
): void {
  const end = (rests && turned ? turned : stage.now).getTime() - 2 * HOUR
  const days = story.isTold ? Math.min(DAYS, Math.floor((end - stage.linkedAt.getTime()) / DAY)) : 0
  for (let left = days; left >= 0; left--) {
    const at = new Date(end - left * DAY + jitter(left) * HOUR)
    const isRefused = turned !== undefined && !rests && at >= turned
    // Now and then a provider is away, which breaks nothing.
    tellCall(told, story, stage, at, isRefused ? 'refused' : left % 11 === 4 ? 'unavailable' : 'passed')
  }
}

/** A time of trouble that is over: refused, broken, and mended by new credentials the day after. */
function tellMended(told: Told, story: SampleStory, stage: Stage): void {
  const from = new Date(stage.now.getTime() - 7 * DAY)
  const reason = {
    code: 'invalid_credentials',
    description: `${story.test.connector.provider} did not accept the credentials.`,
  }
  for (const ago of [12, 6, 0]) tellCall(told, story, stage, new Date(from.getTime() - ago * MINUTE), 'refused', reason)
  tellChange(told, stage, from, 'active', 'error', reason)
  const mended = mendedAt(stage.now)
  tellChange(told, stage, mended, 'error', 'active', undefined, true)
  const at = new Date(mended.getTime() + 1)
  told.lines.push({
    ...{ projectId: stage.projectId, id: idAt(at), createdAt: at, actorType: 'person', actorId: stage.personId },
    ...{ action: 'account.rotated', targetType: 'account', targetId: stage.id, changed: [...story.test.secrets] },
  })
}

function tellChange(
  told: Told,
  { projectId, id, personId }: Stage,
  at: Date,
  from: AccountStatus | null,
  to: AccountStatus,
  reason: Pick<StatusReason, 'code' | 'description'> | undefined,
  byPerson = from === null,
): void {
  told.changes.push({
    ...{ projectId, id: idAt(at), accountId: id, createdAt: at, from, to },
    ...{ code: reason?.code ?? null, description: reason?.description ?? null },
    ...(byPerson ? { actorType: 'person', actorId: personId } : { actorType: 'system' }),
  })
}

type Outcome = 'passed' | 'refused' | 'unavailable'

function tellCall(
  told: Told,
  { test, reason }: SampleStory,
  { projectId, id, environment, now, personId }: Stage,
  wanted: Date,
  outcome: Outcome,
  because = reason,
): void {
  const at = wanted > now ? now : wanted
  const { provider } = test.connector
  const said = {
    passed: {},
    refused: { code: because?.code ?? 'invalid_credentials', message: because?.description ?? null },
    unavailable: { code: 'provider_unavailable', message: `${provider} did not answer in time.` },
  }[outcome]
  const ms = outcome === 'unavailable' ? 10_000 : Math.round(180 + 160 * Math.abs(jitter(told.calls.length)))
  told.calls.push({
    ...{ projectId, id: idAt(at), accountId: id, provider: test.config.connector, environment, createdAt: at },
    ...(told.calls.length % 9 === 4
      ? { cause: 'person', actorType: 'person', actorId: personId }
      : { cause: 'schedule', actorType: 'system' }),
    ...{ kind: 'check', outcome, ms, ...said },
  })
}

/** From -1 to 1, the same for the same number. */
const jitter = (number: number): number => Math.sin(number * 12.9898) % 1
