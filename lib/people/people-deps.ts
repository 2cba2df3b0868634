import type { PrismaClient } from '#prisma/generated/client.ts'

/** What the verbs on people work with. */
export type PeopleDeps = { prisma: PrismaClient }
