import { applyConfig, type ConfigJob } from '#lib/accounts/index.ts'
import { testProject } from '#lib/accounts/project.fixture.ts'
import type { Db } from '#lib/db.ts'
import type { ConfigEdit } from './edit-config.ts'
import { createConfig, editConfig, listConnectors } from './index.ts'

/** A project whose jobs wait in `queued` until they are worked through. */
export async function projectWithJobs(db: Db) {
  const project = await testProject(db)
  const queued: ConfigJob[] = []
  const jobs = { send: async (_: string, data: object) => String(queued.push(data as ConfigJob)) }
  const edit = (input: ConfigEdit) => editConfig({ db, jobs }, project.context, input)
  const work = async () => {
    for (const job of queued.splice(0)) await applyConfig(db, job)
  }
  const configs = async () => (await listConnectors({ db }, project.context)).find(({ id }) => id === 'udemy')!.configs
  const create = (more: object = {}) =>
    createConfig({ db }, project.context, { connector: 'udemy', name: 'EU', environment: 'production', ...more })
  return { ...project, queued, edit, work, configs, create }
}
