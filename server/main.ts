import { parseArgs } from 'node:util'
import { EnvProblem, env } from '#lib/env.ts'
import { ensurePrismaClient } from './prisma-client.ts'
import { StartProblem } from './start-problem.ts'
import { listenForStop } from './stop-signal.ts'

/** `npm start` and `npm run dev`: checks what can be checked before the rest of the product is loaded. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } })
  const asked = env(values.dev ? { HUB_ENV: 'development' } : {})
  const stop = listenForStop()
  console.log(`Connector Hub${values.dev ? ', development' : ''}`)
  await ensurePrismaClient(() => console.log('  Client    being made from the schema'))
  // Loaded only now: it imports the client that was just made.
  const { start } = await import('./start.ts')
  await start(asked, values.dev, stop)
}

// Otherwise this signal opens Node's debugger, and with it core's memory, to every program of this user on the machine.
process.on('SIGUSR1', () => undefined)

try {
  await main()
  process.exit(0)
} catch (error) {
  if (!(error instanceof StartProblem || error instanceof EnvProblem)) throw error
  console.error(`\nThe hub did not start.\n${error.message}`)
  process.exit(1)
}
