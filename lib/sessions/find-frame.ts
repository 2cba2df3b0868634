import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Project } from '#prisma/generated/client.ts'
import { type Brand, describeBrand } from './brand.ts'
import { isEmbedOrigin } from './embed-origin.ts'
import type { Offer } from './offers.ts'

/** What may be known of a session from its public id alone. Nothing of the owner, nor whether it is still good. */
export type Frame = {
  projectId: string
  offer: Offer
  project: { name: string }
  brand: Brand
  /** whose pages may show it in a frame; empty: nobody's */
  origins: string[]
}

/** The frame of a session by its public id. Refused: `not_found`, the same for absent and malformed ids. */
export async function findFrame({ prisma }: { prisma: Tx }, publicId: string): Promise<Result<Frame>> {
  const row = await prisma.connectSession.findUnique({
    where: { id: fromPublic('ses', publicId) ?? NOBODY },
    omit: { hash: true },
  })
  const project = row && (await prisma.project.findUnique({ where: { id: row.projectId } }))
  if (!row || !project) return notFound('connect session')
  const { projectId, type, provider, categories, configId } = row
  return ok({
    projectId,
    offer: { type, provider, categories, configId },
    project: { name: project.name },
    brand: describeBrand(project),
    origins: originsOf(row, project),
  })
}

/** A session's own origins, else its project's. What was stored before the rules became stricter is left out. */
export const originsOf = (session: { origins: string[] }, project: Pick<Project, 'embedOrigins'>): string[] =>
  (session.origins.length > 0 ? session.origins : project.embedOrigins).filter(isEmbedOrigin)
