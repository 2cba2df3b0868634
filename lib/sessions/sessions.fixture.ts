import { hashSessionSecret, newSessionSecret, sessionToken } from '#lib/auth/session-token.ts'
import type { Db } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import type { Prisma } from '#prisma/generated/client.ts'

type Given = Partial<Omit<Prisma.ConnectSessionUncheckedCreateInput, 'id' | 'hash' | 'projectId'>>

/** A connect session of a project as a row, and its token; as it would be made, but for what is given. */
export async function testSession({ prisma }: Db, projectId: string, given: Given = {}) {
  const [id, secret] = [newId(), newSessionSecret()]
  const row = await prisma.connectSession.create({
    data: {
      type: 'test',
      originOwnerId: 'cust-1',
      originOwnerName: 'Globex',
      provider: 'udemy',
      createdByType: 'person',
      createdById: newId(),
      expiresAt: new Date(Date.now() + 30 * 60_000),
      ...given,
      id,
      projectId,
      hash: hashSessionSecret(secret),
    },
  })
  return {
    id,
    secret,
    row,
    token: sessionToken(id, secret),
    headers: { 'x-hub-session-token': sessionToken(id, secret) },
  }
}
