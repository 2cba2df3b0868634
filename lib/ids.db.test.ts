import { expect, test } from 'vitest'
import { testProject } from '#lib/accounts/project.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { revokeKey } from '#lib/keys/index.ts'
import { createSession, findFrame, getProjectLogo, revokeSession } from '#lib/sessions/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { testDb } from '#server/test-db.ts'

const db = await testDb()

/** A client that keeps what it was asked. */
function listening() {
  const asked: string[] = []
  const prisma = db.prisma.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) => {
          asked.push(`${model}.${operation}`)
          return query(args)
        },
      },
    },
  }) as unknown as PrismaClient
  return { prisma, asked }
}

const { context } = await testProject(db)
const owner = { originOwnerId: 'cust-1', originOwnerName: 'Globex' }

test.each([
  ['key', 'an API key', (prisma: PrismaClient, id: string) => revokeKey({ prisma }, context, id)],
  ['ses', 'a session', (prisma: PrismaClient, id: string) => revokeSession({ prisma }, context, id)],
  ['ses', 'a frame', (prisma: PrismaClient, id: string) => findFrame({ prisma }, id)],
  ['prj', 'a logo', (prisma: PrismaClient, id: string) => getProjectLogo({ prisma }, id)],
  [
    'acc',
    'the account of a new session',
    (prisma: PrismaClient, id: string) =>
      createSession({ prisma, hubUrl: 'https://hub.example' }, context, { ...owner, accountId: id }),
  ],
] as const)(
  'a malformed %s id of %s asks the database what an absent one asks, and is answered the same',
  async (prefix, _, look) => {
    const [absent, malformed] = [listening(), listening()]
    const answers = [await look(absent.prisma, toPublic(prefix, newId())), await look(malformed.prisma, 'x')]
    expect(answers[0]).toMatchObject({ ok: false })
    expect(answers[1]).toEqual(answers[0])
    expect(absent.asked).not.toEqual([])
    expect(malformed.asked).toEqual(absent.asked)
  },
)
