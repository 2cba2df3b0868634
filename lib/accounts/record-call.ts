import type { Actor } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import type { AccountRow } from './describe-account.ts'
import { isVerdict } from './refusal-problem.ts'
import type { Tested } from './test-values.ts'

/** What set a check off. */
export type Cause = 'person' | 'api' | 'bulk' | 'schedule'

/** `unavailable`: the provider could not be asked, which is no verdict. */
export type Outcome = 'passed' | 'refused' | 'unavailable'

export const causeOf = ({ type }: Actor): Cause =>
  type === 'system' ? 'schedule' : type === 'api_key' ? 'api' : 'person'

export function outcomeOf(tested: Tested): Outcome {
  if (tested.ok) return 'passed'
  return isVerdict(tested.refusal) ? 'refused' : 'unavailable'
}

/** Writes down that a provider was asked through an account: what came of it, and how long it took. Never a value. */
export async function recordCheck(
  tx: Tx,
  row: AccountRow,
  tested: Tested,
  { cause, actor, ms, now }: { cause: Cause; actor: Actor; ms: number; now: Date },
): Promise<void> {
  await tx.call.createMany({
    data: [
      {
        projectId: row.projectId,
        id: newId(),
        accountId: row.id,
        provider: row.provider,
        environment: row.config.environment,
        kind: 'check',
        cause,
        actorType: actor.type,
        actorId: actor.id ?? null,
        outcome: outcomeOf(tested),
        ...(!tested.ok && { code: tested.refusal.code, message: String(tested.refusal.message) }),
        ms: Math.round(ms),
        createdAt: now,
      },
    ],
  })
}
