import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { childEnvironment } from '#lib/env.ts'
import { RESULTS, runChecks, UNIT_RESULTS } from '#server/check.ts'
import { runTool } from '#server/run-tool.ts'
import { ensureWebBuild } from '#server/web-build.ts'
import { prepareBrowser } from './browser.ts'
import { readResults } from './test-results.ts'

const DATABASE_RESULTS = join(RESULTS, 'database.json')
const BROWSER_RESULTS = join(RESULTS, 'browser-tests.json')

/** One part of the run: whether it went well, told in the summary. */
const parts: { name: string; good: boolean; seconds: number }[] = []

async function part(name: string, work: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n${name}`)
  const since = Date.now()
  const good = await work().catch((error: Error) => {
    console.error(error.message)
    return false
  })
  parts.push({ name, good, seconds: (Date.now() - since) / 1000 })
  return good
}

const live = (program: string, ...args: string[]) =>
  runTool(program, args, { env: childEnvironment({ FORCE_COLOR: '0' }), live: true }).then(({ code }) => code === 0)

for (const path of [DATABASE_RESULTS, BROWSER_RESULTS]) await rm(path, { force: true })
await part('Checks', async () => (await runChecks()).failed.length === 0)
const built = await part('Pages', async () => {
  const size = await ensureWebBuild(() => console.log('Building them.'))
  if (size) console.log(size)
  return true
})
await part('Database tests', () =>
  live(
    'vitest/vitest.mjs',
    'run',
    '--project',
    'database',
    // Most of them wait for PostgreSQL or a child: Vitest alone would use one core of two.
    '--maxWorkers=2',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${DATABASE_RESULTS}`,
  ),
)
await part('Browser tests', async () => {
  if (!built) throw new Error('Not run, because the pages could not be built.')
  await prepareBrowser()
  return live('@playwright/test/cli.js', 'test')
})

const results = await Promise.all([
  readResults(UNIT_RESULTS, 'Unit tests'),
  readResults(DATABASE_RESULTS, 'Database tests'),
  readResults(BROWSER_RESULTS, 'Browser tests'),
])
const failures = results.flatMap((result) => result.failures)
console.log('\nSummary')
for (const { name, good, seconds } of parts)
  console.log(`${good ? '✓' : '✗'} ${name.padEnd(16)} ${seconds.toFixed(0).padStart(4)} s`)
// Once more at the end, where a log that is cut short still has them.
for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`${results.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures.length} failed`)
process.exit(parts.every(({ good }) => good) && failures.length === 0 ? 0 : 1)
