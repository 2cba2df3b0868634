import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'

/**
 * The project's name; until `tx` ends the project is not deleted. First in a transaction that stores an account, because
 * a deletion locks the project first, too. Refused: `not_found` where it was deleted while the provider was asked.
 */
export async function holdProject(tx: Tx, projectId: string): Promise<Result<string>> {
  const [project] = await tx.$queryRaw<{ name: string }[]>`
    select name from projects where id = ${projectId}::uuid for key share`
  if (project) return ok(project.name)
  return refuse(
    'not_found',
    say('This project was deleted while the credentials were checked. Nothing was stored.'),
    say('Reload the page to go on in another project.'),
  )
}
