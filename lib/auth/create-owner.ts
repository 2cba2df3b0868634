import { type Actor, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { type ConnectorSummary, createDefaultConfigs } from './default-configs.ts'
import { provisionApiKey } from './provision-api-key.ts'

/** Tells whether this installation has an owner; before that, sign-up is open. */
export async function hasOwner(prisma: Tx): Promise<boolean> {
  return (await prisma.membership.findFirst({ where: { role: 'owner' }, select: { personId: true } })) !== null
}

/**
 * Makes the first project with its owner, default configs and, if the environment gives one, API key. Run it in a
 * transaction: a lock held to its end lets one of several simultaneous calls through, the others get undefined.
 */
export async function createOwner(
  tx: Tx,
  owner: {
    email: string
    name: string
    passwordHash: string
    projectName: string
    connectors: readonly ConnectorSummary[]
    /** HUB_API_KEY */
    apiKey?: string | undefined
    /** who is named in the audit log: the new owner, or the product itself at start */
    actor: 'owner' | 'system'
    ip?: string | undefined
  },
): Promise<{ personId: string; projectId: string } | undefined> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('connector-hub owner'))`
  if (await hasOwner(tx)) return undefined
  const [projectId, personId] = [newId(), newId()]
  const { email, name, passwordHash } = owner
  await tx.project.create({ data: { id: projectId, name: owner.projectName } })
  await tx.person.create({ data: { id: personId, email, name, passwordHash } })
  await tx.membership.create({ data: { projectId, personId, role: 'owner' } })
  await createDefaultConfigs(tx, projectId, owner.connectors)
  const actor: Actor = owner.actor === 'owner' ? { type: 'person', id: personId } : { type: 'system' }
  await record(tx, {
    projectId,
    actor,
    action: 'owner.created',
    target: { type: 'person', id: personId },
    ip: owner.ip,
  })
  if (owner.apiKey) await provisionApiKey(tx, owner.apiKey)
  return { projectId, personId }
}
