import { type ChainBreak, type KeptHead, type Verified, verifyChain } from '#lib/audit/index.ts'
import { fromPublic, toPublic } from '#lib/ids.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'

type Asked = { project: string | undefined; kept: KeptHead | undefined }

/** Verifies the audit chain of every project, or of one, and prints what it finds. Gives the exit code: 1 when one is broken. */
export async function verifyAudit(prisma: PrismaClient, { project, kept }: Asked): Promise<number> {
  const known = await prisma.project.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })
  const wanted = project === undefined ? known : known.filter(({ id }) => id === fromPublic('prj', project))
  if (project !== undefined && wanted.length === 0) {
    console.error(`There is no project ${project}. The id of a project begins with prj_; Settings, Project shows it.`)
    return 1
  }
  if (kept && wanted.length > 1) {
    console.error('--expect is of one project, and there are several. Name it: --project prj_…')
    return 1
  }
  let broken = 0
  for (const { id, name } of wanted) {
    const verified = await verifyChain({ prisma }, id, kept)
    if (verified.broken) broken++
    console.log(told(`${name} (${toPublic('prj', id)})`, verified, kept))
  }
  if (wanted.length === 0) console.log('There is no project yet, so there is nothing to verify.')
  else if (broken > 0) console.error(`${broken === 1 ? '1 chain is' : `${broken} chains are`} broken.`)
  else if (wanted.length > 1) console.log(`All ${wanted.length} chains are good.`)
  return broken > 0 ? 1 : 0
}

function told(project: string, { good, head, unsealed, broken }: Verified, kept: KeptHead | undefined): string {
  const waiting =
    unsealed === 0
      ? 'Nothing waits to be sealed.'
      : `${unsealed === 1 ? '1 event is' : `${shown(unsealed)} events are`} not sealed yet; a running hub does so within a minute.`
  if (broken) {
    const before = good === 0 ? '' : ` Up to event ${shown(good)} the log is as it was written.`
    return `✗ ${project}: ${sentenceOf(broken)}${before}\n  ${waiting}`
  }
  if (!head || good === 0) return `✓ ${project}: no event is sealed yet. ${waiting}`
  const compared = kept ? ` Event ${shown(kept.sequence)} has the hash that you expected.` : ''
  return [
    `✓ ${project}: up to event ${shown(good)} the log is as it was written, sealed at ${head.sealedAt.toISOString()}.${compared} ${waiting}`,
    `  Keep this outside of the hub, for --expect: ${head.sequence}:${head.hash}`,
  ].join('\n')
}

const shown = (count: number): string => count.toLocaleString('en')

function sentenceOf(broken: ChainBreak): string {
  switch (broken.what) {
    case 'changed':
      return `event ${broken.sequence} (${toPublic('aud', broken.id)}) was changed, or put there, after it was sealed.`
    case 'missing':
      return `event ${broken.sequence} is missing.`
    case 'cut_off':
      return `event ${broken.sequence} is missing, with all up to event ${broken.last}: the end was cut off.`
    case 'beyond_end':
      return `event ${broken.sequence} (${toPublic('aud', broken.id)}) stands after the end of the chain, where no hub put it.`
    case 'other_head':
      return 'the end that is written down is not the one that the events give: it was changed.'
    case 'kept_missing':
      return `the chain ends at event ${broken.last}, and you expected event ${broken.sequence}: the end was cut off.`
    case 'kept_differs':
      return `event ${broken.sequence} has another hash than you expected: the chain was made anew, up to there or before.`
  }
}
