import { testDeps } from '#lib/accounts/project.fixture.ts'
import { createDb } from '#lib/db.ts'
import { startJobs } from '#lib/jobs/index.ts'
import { workRun } from './work-run.ts'

// A process that works on a run until it is killed: `node work-run.fixture.ts database projectId runId`.
const [url = '', projectId = '', runId = ''] = process.argv.slice(2)
const db = createDb(url)
const deps = testDeps(db)
const jobs = await startJobs({ db, log: deps.log, workers: [] })
process.send?.({ ready: true })
await workRun({ ...deps, jobs, leaseSeconds: 2 }, { projectId, runId }, new AbortController().signal)
process.send?.({ ended: true })
process.exit(0)
