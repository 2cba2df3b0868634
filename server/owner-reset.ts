import { parseArgs } from 'node:util'
import { withMigratedDatabase } from './attach.ts'
import { runCommand } from './command.ts'

const HELP = `npm run owner:reset                              a new password for the owner, made and printed once
npm run owner:reset -- --email ada@acme.com      where there are several owners
npm run owner:reset -- --ask                     asks for the new password instead of making one
Every sign-in of that person ends.`

const { values } = parseArgs({
  options: { email: { type: 'string' }, ask: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help) console.log(HELP)
else
  await runCommand(async (env) => {
    const [{ createDb }, { resetOwner }, { askHidden }] = await Promise.all([
      import('#lib/db.ts'),
      import('#lib/auth/owner-reset.ts'),
      import('./ask-hidden.ts'),
    ])
    const password = values.ask ? await askHidden('New password: ') : undefined
    return withMigratedDatabase(env, async (url) => {
      const db = createDb(url)
      try {
        const done = await resetOwner(db, { email: values.email, password })
        if (!done.ok) {
          console.error(`${done.problem.message} ${done.problem.next}`)
          return 1
        }
        console.log(`${done.value.email} has a new password, and every sign-in of theirs has ended.`)
        if (done.value.generated) console.log(`It is shown this once: ${done.value.generated}`)
        console.log(`Sign in at ${env.hubUrl}/sign-in`)
        return 0
      } finally {
        await db.close()
      }
    })
  })
