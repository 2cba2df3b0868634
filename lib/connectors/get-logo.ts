import { notFound, ok, type Result } from '#lib/problems.ts'
import { findLogo } from '#lib/registry.ts'

/** A connector's logo as SVG text. */
export async function getLogo(id: string): Promise<Result<string>> {
  const svg = await findLogo(id)
  return svg === undefined ? notFound('connector') : ok(svg)
}
