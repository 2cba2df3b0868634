import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { type BrandInput, readBrand } from './brand-input.ts'
import { changeProject } from './change-project.ts'
import { describeOwnBrand, type OwnBrand } from './get-brand.ts'

/** Changes how the hub looks to the project's customers. Refused: `invalid_values`, `not_found`. */
export async function editBrand(
  { prisma }: { prisma: PrismaClient },
  { projectId, actor, ip }: Context,
  input: BrandInput,
): Promise<Result<OwnBrand>> {
  const read = readBrand(input)
  if (!read.ok) return read
  const data = read.value
  return prisma.$transaction(async (tx) => {
    const edited = await changeProject(tx, projectId, data)
    if (!edited.ok) return edited
    const target = { type: 'project', id: projectId }
    const changed = Object.keys(data)
    if (changed.length > 0) await record(tx, { projectId, actor, action: 'project.brand_edited', target, changed, ip })
    return ok(describeOwnBrand(edited.value))
  })
}
