import type { Tx } from '#lib/db.ts'
import { revokePasswordLinks } from './revoke-password-links.ts'
import { revokeSignIns } from './sign-ins.ts'

/**
 * For people who have just lost a membership: who belongs to no project any more can no longer sign in. Their row stays,
 * with the name that the audit log shows; e-mail and password go, so that the e-mail can be invited again, and with them
 * open password links: whoever is invited with the e-mail next is somebody else.
 */
export async function retirePeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  const left = await tx.membership.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true },
  })
  const kept = new Set(left.map(({ personId }) => personId))
  for (const id of personIds.filter((personId) => !kept.has(personId))) {
    await revokeSignIns(tx, { personId: id })
    const [person] = await tx.$queryRaw<{ email: string }[]>`select email from people where id = ${id}::uuid for update`
    if (!person) continue
    await tx.person.update({ where: { id }, data: { email: `${id}@removed.invalid`, passwordHash: '' } })
    await revokePasswordLinks(tx, person.email)
  }
}
