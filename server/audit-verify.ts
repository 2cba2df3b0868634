import { parseArgs } from 'node:util'
import { withDatabase } from './attach.ts'
import { runCommand } from './command.ts'
import { StartProblem } from './start-problem.ts'

const HELP = `Verifies that the audit log is as it was written. It reads only, and works while the hub runs.

npm run audit:verify                                   every project
npm run audit:verify -- --project prj_01kaj…           one project
npm run audit:verify -- --expect 1042:9f2c7be1d04a…    and compares with an end that was printed before

Each chain's end is printed. Keep it outside of the hub: with it, a log is found out that was made anew as a whole or
that lost its newest events. The exit code is 1 when a chain is broken.`

const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    expect: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [, sequence, hash] = /^([1-9]\d{0,14}):([\da-f]{64})$/i.exec(values.expect ?? '') ?? []

if (values.help) console.log(HELP)
else if (values.expect !== undefined && hash === undefined)
  refuse('--expect must be a number, a colon and 64 digits or letters a–f, as this command printed them.')
else
  await runCommand(async (env) => {
    const [{ createDb }, { findMigrationState }, { verifyAudit }] = await Promise.all([
      import('#lib/db.ts'),
      import('./migrate.ts'),
      import('./verify-audit.ts'),
    ])
    return withDatabase(env, async (url) => {
      const { state } = await findMigrationState(url)
      if (state === 'behind')
        throw new StartProblem(
          'The database is of an older version than this program. Start the hub once, then run this again.',
        )
      const db = createDb(url)
      try {
        const kept = hash === undefined ? undefined : { sequence: Number(sequence), hash: hash.toLowerCase() }
        return await verifyAudit(db.prisma, { project: values.project, kept })
      } finally {
        await db.close()
      }
    })
  })

function refuse(sentence: string): never {
  console.error(`${sentence}\n\n${HELP}`)
  process.exit(1)
}
