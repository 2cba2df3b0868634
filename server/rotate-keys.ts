import { parseArgs } from 'node:util'
import { withMigratedDatabase } from './attach.ts'
import { runCommand } from './command.ts'

const HELP = `Changes keys while the product serves. It can be stopped at any time; run again, it goes on where it was.

npm run rotate-keys                              wraps every data key with the current encryption key
npm run rotate-keys -- --new-key                 makes a new encryption key first, where the product keeps it itself
npm run rotate-keys -- --project prj_01kaj…      gives a project a new data key and seals its records anew
npm run rotate-keys -- --all-projects            the same for every project
npm run rotate-keys -- --batch 20                rows in one transaction; the default is 100`

const { values } = parseArgs({
  options: {
    'new-key': { type: 'boolean', default: false },
    project: { type: 'string', multiple: true, default: [] },
    'all-projects': { type: 'boolean', default: false },
    batch: { type: 'string', default: '100' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const { project: projects, 'all-projects': allProjects, 'new-key': newKey } = values
const isOfProjects = allProjects || projects.length > 0
const batch = /^[1-9]\d{0,3}$/.test(values.batch) ? Number(values.batch) : undefined

if (values.help) console.log(HELP)
else if (batch === undefined) refuse('--batch must be a number from 1 to 9999.')
else if (newKey && isOfProjects)
  refuse(
    '--new-key changes the key that wraps the data keys, --project and --all-projects the data keys: one at a time.',
  )
else if (allProjects && projects.length > 0) refuse('--all-projects includes the project named by --project.')
else
  await runCommand(async (env) => {
    const [{ createDb }, { rotateEncryptionKey }, { rotateDataKeys }] = await Promise.all([
      import('#lib/db.ts'),
      import('./rotate-encryption-key.ts'),
      import('./rotate-data-keys.ts'),
    ])
    return withMigratedDatabase(env, async (url) => {
      const db = createDb(url)
      try {
        const options = { env, prisma: db.prisma, batch }
        if (isOfProjects) return await rotateDataKeys(options, allProjects ? 'all' : projects)
        return await rotateEncryptionKey(options, { newKey })
      } finally {
        await db.close()
      }
    })
  })

function refuse(sentence: string): never {
  console.error(`${sentence}\n\n${HELP}`)
  process.exit(1)
}
