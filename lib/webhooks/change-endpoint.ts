import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result } from '#lib/problems.ts'
import { addressProblem } from './check-address.ts'
import { type EndpointInput, hrefOf, wrongAddress } from './create-endpoint.ts'
import { type DescribedEndpoint, describeEndpoint, type EndpointRow, withoutSecrets } from './describe-endpoint.ts'
import { holdEndpoint } from './find-endpoint.ts'
import { wakeLanes } from './lanes.ts'
import type { WebhookDeps } from './webhook-deps.ts'

export type EndpointChange = Partial<EndpointInput> & { enabled?: boolean }

/** Milliseconds: whatever waits is woken in the same transaction. */
const TIMEOUT = 60_000

/**
 * Changes an endpoint; what is absent stays. While it is off nothing is sent, but for what a worker has in hand, for ten
 * seconds: what waits is kept, because it was promised, and goes on in its order once it is on again; events that happen
 * meanwhile are not queued, because an endpoint that nobody comes back to must not gather them for ever (a span can be
 * sent again). Refused: `not_found`, `invalid_values`.
 */
export async function changeEndpoint(
  { db: { prisma }, door }: Pick<WebhookDeps, 'db' | 'door'>,
  { projectId, actor, ip }: Context,
  publicId: string,
  change: EndpointChange,
): Promise<Result<DescribedEndpoint>> {
  const wrong = change.url === undefined ? undefined : await addressProblem(change.url, door)
  const work = async (tx: Tx): Promise<Result<DescribedEndpoint>> => {
    const found = await holdEndpoint(tx, projectId, publicId)
    if (!found.ok) return found
    if (wrong) return wrongAddress('The endpoint was not changed.', wrong)
    const before = found.value
    const entry = { projectId, actor, target: { type: 'webhook', id: before.id }, ip }
    const { data, changed } = edited(before, change)
    if (changed.length > 0) await record(tx, { ...entry, action: 'webhook.changed', changed })
    const isSwitched = change.enabled !== undefined && change.enabled !== before.enabled
    if (isSwitched)
      await record(tx, { ...entry, action: change.enabled ? 'webhook.switched_on' : 'webhook.switched_off' })
    if (changed.length === 0 && !isSwitched) return ok(await describeEndpoint(tx, before))
    const off = { enabled: false, disabledReason: 'by_person', disabledAt: new Date() }
    const on = { enabled: true, disabledReason: null, disabledAt: null, failingSince: null }
    const isElsewhere = data.url !== undefined
    const row = await tx.webhookEndpoint.update({
      where: { projectId_id: { projectId, id: before.id } },
      data: { ...data, ...(isElsewhere && { failingSince: null }), ...(isSwitched && (change.enabled ? on : off)) },
      omit: withoutSecrets,
    })
    // What failed at the address before need not wait any longer either.
    if (row.enabled && (isSwitched || isElsewhere)) await wakeLanes(tx, before)
    return ok(await describeEndpoint(tx, row))
  }
  return prisma.$transaction(work, { timeout: TIMEOUT })
}

function edited(before: EndpointRow, { url, description, types }: EndpointChange) {
  const data = {
    ...(url !== undefined && hrefOf(url) !== before.url && { url: hrefOf(url) }),
    ...(description !== undefined &&
      (description?.trim() || null) !== before.description && { description: description?.trim() || null }),
    ...(types && !isSame(types, before.types) && { types: [...new Set(types)] }),
  }
  return { data, changed: Object.keys(data) }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  [...new Set(one)].sort().join() === [...other].sort().join()
