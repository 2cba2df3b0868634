import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { withMigratedDatabase } from '#server/attach.ts'
import { runCommand } from '#server/command.ts'
import { withKeys } from '#server/keys.ts'
import { StartProblem } from '#server/start-problem.ts'

const HELP = `npm run seed                         sample accounts of every connector in every status, for an empty hub;
                                     makes an owner where there is none
npm run seed -- --accounts 5000      as many sample accounts as that
npm run seed -- --again              also where the hub has accounts already
Sample accounts belong to sandbox configs; their owner ids begin with sample-.`

const { values } = parseArgs({
  options: {
    accounts: { type: 'string' },
    again: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(HELP)
else
  await runCommand(async (asked) => {
    const wanted = Number(values.accounts ?? 0)
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 1_000_000) {
      throw new StartProblem(
        '--accounts must be a whole number up to 1000000. Example: npm run seed -- --accounts 5000',
      )
    }
    return withMigratedDatabase(asked, async (url) => {
      const [{ createDb }, { seed }] = await Promise.all([import('#lib/db.ts'), import('./seed-database.ts')])
      const env = await withKeys(asked)
      const db = createDb(url)
      try {
        // Made anew each time: a password that everybody knows must not open a database that is more than a toy.
        const password = `fake-${randomBytes(9).toString('base64url')}`
        const seeded = await seed({ db, env }, { accounts: wanted, password, again: values.again })
        if (!seeded.ok) throw new StartProblem(`${seeded.problem.message} ${seeded.problem.next}`)
        const { made, email, project } = seeded.value
        console.log(`${made} sample accounts were added to the project ${project}.`)
        console.log(
          email
            ? `Sign in at ${env.hubUrl}/sign-in as ${email} with the password ${password}`
            : 'There was an owner already: sign in as before.',
        )
        return 0
      } finally {
        await db.close()
      }
    })
  })
