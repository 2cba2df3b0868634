import { record } from '#lib/audit/record.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { revokeSignIns } from './sign-ins.ts'

/** Ends one browser's sign-in on the server, so that a copied cookie is worth nothing. Twice is as good as once. */
export async function signOut(
  deps: { prisma: PrismaClient },
  input: { signInId: string; ip?: string | undefined },
): Promise<void> {
  await deps.prisma.$transaction(async (tx) => {
    const [personId] = await revokeSignIns(tx, { id: input.signInId })
    if (personId === undefined) return
    const person = { type: 'person', id: personId } as const
    const memberships = await tx.membership.findMany({ where: { personId }, select: { projectId: true } })
    for (const { projectId } of memberships) {
      await record(tx, { projectId, actor: person, action: 'person.signed_out', target: person, ip: input.ip })
    }
  })
}
