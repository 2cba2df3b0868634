import { createHash } from 'node:crypto'
import type { Tx } from '#lib/db.ts'
import { fromPublic, NOBODY, toPublic } from '#lib/ids.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { Project } from '#prisma/generated/client.ts'

/** How the hub looks to a project's customers. */
export const describeBrand = (project: Project) => ({
  /** "#rrggbb"; null: the hub's own */
  accent_color: project.accentColor,
  /** path on the hub, another one for each picture; null: none */
  logo_url: project.logo ? `/api/projects/${toPublic('prj', project.id)}/logo?v=${markOf(project.logo)}` : null,
  whitelabel: project.whitelabel,
  support_url: project.supportUrl,
})
export type Brand = ReturnType<typeof describeBrand>

const markOf = (logo: Uint8Array): string => createHash('sha256').update(logo).digest('base64url').slice(0, 8)

/** A project's logo and its media type, for anybody. */
export async function getProjectLogo(
  { prisma }: { prisma: Tx },
  publicId: string,
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer>; type: string }>> {
  const project = await prisma.project.findUnique({ where: { id: fromPublic('prj', publicId) ?? NOBODY } })
  return project?.logo && project.logoType ? ok({ bytes: project.logo, type: project.logoType }) : notFound('logo')
}
