import { type TestProject, testProject } from '#lib/accounts/project.fixture.ts'
import type { Context } from '#lib/auth/context.ts'
import { testInstallation } from '#lib/auth/installation.fixture.ts'
import { checkDeps, dueAccounts, type TestChecks } from '#lib/checks/checks.fixture.ts'
import { fromPublic, toPublic } from '#lib/ids.ts'
import type { BulkDeps } from './bulk-deps.ts'
import { type CreateRunInput, createRun } from './create-run.ts'
import { getRun } from './find-run.ts'
import { workRun } from './work-run.ts'

/** An installation of its own with a project, for one test. */
export async function bulkHub() {
  const db = await testInstallation()
  const deps: BulkDeps & TestChecks = await checkDeps(db)
  return { db, deps, project: await testProject(db) }
}
export type BulkHub = Awaited<ReturnType<typeof bulkHub>>

/** So many accounts (`acc_…`) of which nothing but the row is there. */
export const manyAccounts = async ({ db, project }: Pick<BulkHub, 'db' | 'project'>, count: number) =>
  (await dueAccounts(db, project, count)).map((id) => toPublic('acc', id))

/** Begins a run; gives its public id and its place. */
export async function begun(deps: BulkDeps, { context, projectId }: TestProject, input: CreateRunInput, as?: Context) {
  const made = await createRun(deps, as ?? context, input)
  if (!made.ok) throw new Error(String(made.problem.message))
  return { ...made.value, place: { projectId, runId: fromPublic('run', made.value.id)! } }
}

/** Works on a run in this process until its turn ends. */
export const work = (deps: BulkDeps, place: { projectId: string; runId: string }) =>
  workRun(deps, place, new AbortController().signal)

export async function runOf(deps: BulkDeps, { context }: TestProject, id: string) {
  const found = await getRun(deps, context, id)
  if (!found.ok) throw new Error(String(found.problem.message))
  return found.value
}
