import { type Env, EnvProblem, env } from '#lib/env.ts'
import { ensurePrismaClient } from './prisma-client.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Runs a command-line tool of the product: the environment is checked, the database client made if need be, expected
 * failures are told in a sentence. `work` answers the exit code; it imports what needs the client itself.
 */
export async function runCommand(work: (env: Env) => Promise<number>): Promise<never> {
  try {
    const asked = env()
    await ensurePrismaClient()
    process.exit(await work(asked))
  } catch (error) {
    if (!(error instanceof StartProblem || error instanceof EnvProblem)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
