import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { describeBrand } from '#lib/sessions/index.ts'
import type { Project } from '#prisma/generated/client.ts'

/** The brand as the project's own people see it: what customers see, and whose pages may show the hub in a frame. */
export const describeOwnBrand = (project: Project) => ({
  ...describeBrand(project),
  embed_origins: project.embedOrigins,
})
export type OwnBrand = ReturnType<typeof describeOwnBrand>

/** How the hub looks to the customers of the project one works in. */
export async function getBrand({ prisma }: { prisma: Tx }, { projectId }: Context): Promise<OwnBrand> {
  return describeOwnBrand(await prisma.project.findUniqueOrThrow({ where: { id: projectId } }))
}
