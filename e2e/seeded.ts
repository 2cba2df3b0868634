import { childEnvironment } from '#lib/env.ts'
import { runTool } from '#server/run-tool.ts'
import { test as base, expect } from './fixtures.ts'

/** How many sample accounts there are: three pages, in every status. */
export const SEEDED = 60

/**
 * The hub of these tests has sample accounts. They are the tests' to change, so each takes its own: what it does is
 * undone, or done to accounts that no other one looks at.
 */
export const test = base.extend<object, { seeded: undefined }>({
  seeded: [
    async ({ hub }, use) => {
      const env = childEnvironment({ DATA_DIR: hub.dataDir, HUB_ENV: 'test' })
      const { code, output } = await runTool('../prisma/seed.ts', ['--accounts', String(SEEDED)], { env })
      expect(code, output).toBe(0)
      await use(undefined)
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
})

export { expect }
