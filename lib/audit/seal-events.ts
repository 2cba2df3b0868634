import type { PrismaClient } from '#prisma/generated/client.ts'
import { CHAIN_START, type ChainEvent, chainHash } from './chain-hash.ts'

type Unsealed = Omit<ChainEvent, 'sequence'>

/** Events of one transaction. */
const BATCH = 1_000

/** Seals what is not yet sealed in every project, project by project. Gives how many events. */
export async function sealAll({ prisma }: { prisma: PrismaClient }, signal?: AbortSignal): Promise<number> {
  // One step in the index of sequences for each project, however long the logs are.
  const projects = await prisma.$queryRaw<{ id: string }[]>`
    select id from projects
    where exists (select 1 from audit_events where project_id = projects.id and sequence is null)`
  let sealed = 0
  for (const { id } of projects) {
    if (signal?.aborted) break
    sealed += await sealEvents({ prisma }, id, { signal })
  }
  return sealed
}

type Options = { batch?: number; signal?: AbortSignal | undefined }

/**
 * Appends a project's events that are not yet sealed to its chain, in batches of one transaction each. What is taken is
 * what has no place yet, so an event that commits late is taken late, and never missed. Processes that seal at once wait
 * for each other at the chain's end. Gives how many.
 */
export async function sealEvents(
  { prisma }: { prisma: PrismaClient },
  projectId: string,
  { batch = BATCH, signal }: Options = {},
): Promise<number> {
  let sealed = 0
  for (let last = batch; last === batch && !signal?.aborted; sealed += last)
    last = await sealBatch(prisma, projectId, batch)
  return sealed
}

const sealBatch = (prisma: PrismaClient, projectId: string, batch: number): Promise<number> =>
  prisma.$transaction(
    async (tx) => {
      // The project first, as its deletion does.
      const held = await tx.$queryRaw<unknown[]>`
        select 1 from projects where id = ${projectId}::uuid for key share`
      if (held.length === 0) return 0
      await tx.$executeRaw`
        insert into audit_heads (project_id, sequence, hash) values (${projectId}::uuid, 0, ${CHAIN_START})
        on conflict do nothing`
      const [head] = await tx.$queryRaw<{ sequence: bigint; hash: Uint8Array }[]>`
        select sequence, hash from audit_heads where project_id = ${projectId}::uuid for update`
      const events = await tx.$queryRaw<Unsealed[]>`
        select project_id as "projectId", id, actor_type as "actorType", actor_id as "actorId", action,
          target_type as "targetType", target_id as "targetId", changed, ip, created_at as "createdAt"
        from audit_events where project_id = ${projectId}::uuid and sequence is null
        order by created_at, id limit ${batch}`
      if (!head || events.length === 0) return 0
      const links = link(head, events)
      const end = links.at(-1)!
      await tx.$executeRaw`
        update audit_events set sequence = link.sequence, hash = decode(link.hash, 'hex')
        from unnest(
          ${links.map(({ id }) => id)}::uuid[],
          ${links.map(({ sequence }) => sequence)}::bigint[],
          ${links.map(({ hash }) => hash.toString('hex'))}::text[]
        ) as link(id, sequence, hash)
        where audit_events.project_id = ${projectId}::uuid and audit_events.id = link.id`
      await tx.$executeRaw`
        update audit_heads set sequence = ${end.sequence}, hash = ${end.hash}, sealed_at = now()
        where project_id = ${projectId}::uuid`
      return links.length
    },
    { timeout: 60_000 },
  )

/** The place and the hash of each event, one after the other. */
function link(head: { sequence: bigint; hash: Uint8Array }, events: readonly Unsealed[]) {
  let previous = head.hash
  return events.map((event, at) => {
    const sequence = head.sequence + BigInt(at + 1)
    const hash = chainHash(previous, { ...event, sequence })
    previous = hash
    return { id: event.id, sequence, hash }
  })
}
