import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { childEnvironment } from '#lib/env.ts'
import { ensurePrismaClient } from './prisma-client.ts'
import { runTool } from './run-tool.ts'
import { ROOT } from './source-hash.ts'

/** Where the test runners leave their counts. */
export const RESULTS = join(ROOT, 'node_modules', '.cache', 'connector-hub')
export const UNIT_RESULTS = join(RESULTS, 'unit.json')

interface Check {
  name: string
  /** Programs of node_modules with their arguments, one after the other. */
  steps: [program: string, ...args: string[]][]
}

/** Two lanes for two cores, of about the same length. */
const LANES: Check[][] = [
  [
    {
      name: 'Types',
      steps: [
        ['next/dist/bin/next', 'typegen'],
        ['typescript/bin/tsc', '--noEmit'],
      ],
    },
    { name: 'Unused code (knip)', steps: [['knip/bin/knip.js', '--no-config-hints']] },
    { name: 'Style (Biome)', steps: [['@biomejs/biome/bin/biome', 'check', '--error-on-warnings']] },
  ],
  [
    {
      name: 'Unit and contract tests',
      steps: [
        [
          'vitest/vitest.mjs',
          'run',
          '--project',
          'unit',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile=${UNIT_RESULTS}`,
        ],
      ],
    },
  ],
]

/** Everything that needs no database and no browser. Prints each check with its time, and what a failed one said. */
export async function runChecks(): Promise<{ failed: string[] }> {
  await mkdir(RESULTS, { recursive: true })
  await rm(UNIT_RESULTS, { force: true })
  await ensurePrismaClient()
  // Left behind by `npm run dev`, they speak of pages that may be gone.
  await rm(join(ROOT, '.next', 'dev', 'types'), { recursive: true, force: true })
  const failed = await Promise.all(LANES.map(runLane))
  return { failed: failed.flat() }
}

async function runLane(checks: Check[]): Promise<string[]> {
  const failed: string[] = []
  for (const { name, steps } of checks) {
    const since = Date.now()
    let output = ''
    let good = true
    for (const [program, ...args] of steps) {
      if (!good) break
      const ran = await runTool(program, args, {
        env: childEnvironment({ NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }),
      })
      output = ran.output
      good = ran.code === 0
    }
    console.log(`${good ? '✓' : '✗'} ${name.padEnd(24)} ${((Date.now() - since) / 1000).toFixed(1).padStart(5)} s`)
    if (good) continue
    failed.push(name)
    console.log(output.trimEnd().replace(/^/gm, '    '))
  }
  return failed
}

if (import.meta.main) {
  const { failed } = await runChecks()
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`)
  process.exit(failed.length === 0 ? 0 : 1)
}
