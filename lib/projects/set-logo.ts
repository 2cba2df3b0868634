import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { changeProject } from './change-project.ts'
import { describeOwnBrand, type OwnBrand } from './get-brand.ts'
import { pictureType } from './picture-type.ts'

/** Bytes. */
export const mostLogoBytes = 64 * 1024

type Deps = { prisma: PrismaClient }

/** Gives the project a logo: a PNG, JPEG or WebP, or an SVG that only draws. Refused: `invalid_values`, `not_found`. */
export async function setLogo(deps: Deps, context: Context, picture: Uint8Array): Promise<Result<OwnBrand>> {
  if (picture.length === 0) return refused('The file is empty. Choose another one.')
  if (picture.length > mostLogoBytes)
    return refused(`The file has ${Math.ceil(picture.length / 1024)} KB. Choose one of at most 64 KB.`)
  const found = pictureType(picture)
  if ('wrong' in found) return refused(found.wrong)
  return writeLogo(deps, context, { logo: Uint8Array.from(picture), logoType: found.type })
}

/** Takes the project's logo away. */
export const clearLogo = (deps: Deps, context: Context): Promise<Result<OwnBrand>> =>
  writeLogo(deps, context, { logo: null, logoType: null })

type Logo = { logo: Uint8Array<ArrayBuffer>; logoType: string } | { logo: null; logoType: null }

async function writeLogo({ prisma }: Deps, { projectId, actor, ip }: Context, data: Logo): Promise<Result<OwnBrand>> {
  return prisma.$transaction(async (tx) => {
    const changed = await changeProject(tx, projectId, data)
    if (!changed.ok) return changed
    const target = { type: 'project', id: projectId }
    await record(tx, { projectId, actor, action: 'project.brand_edited', target, changed: ['logo'], ip })
    return ok(describeOwnBrand(changed.value))
  })
}

const refused = (sentence: string) =>
  refuse('invalid_values', 'The logo was not saved.', 'Choose another picture.', { fields: { logo: sentence } })
