import type { PrismaClient } from '#prisma/generated/client.ts'

/** What the verbs on connect sessions work with. `hubUrl` is the hub's own address, for links. */
export type SessionDeps = { prisma: PrismaClient; hubUrl: string }
