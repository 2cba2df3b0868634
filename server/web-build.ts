import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describeHubSize } from './page-size.ts'
import { runTool } from './run-tool.ts'
import { hashSources, ROOT } from './source-hash.ts'
import { StartProblem } from './start-problem.ts'
import { webEnvironment } from './web.ts'

const STAMP = join(ROOT, '.next', 'made-from.txt')
const SOURCES = [
  'app',
  'instrumentation.ts',
  'components',
  'lib/define',
  'lib/words',
  'lib/api',
  'packages/embed',
  'public',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/**
 * Builds the pages where the build is absent or older than what it is made from. `announce` is called before a build;
 * after one, a sentence says what the hub ships.
 */
export async function ensureWebBuild(
  announce: () => void = () => undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const hash = await hashSources(SOURCES)
  const built = await access(join(ROOT, '.next', 'BUILD_ID')).then(
    () => true,
    () => false,
  )
  if (built && (await readFile(STAMP, 'utf8').catch(() => '')) === hash) return undefined
  announce()
  const build = () => runTool('next/dist/bin/next', ['build'], { env: webEnvironment(false), signal })
  let { code, output } = await build()
  // Two hubs of one folder that start at once: the second waits for the first one's build and takes it.
  while (code !== 0 && output.includes('Another next build process is already running')) {
    await sleep(1000, undefined, { signal })
    if ((await readFile(STAMP, 'utf8').catch(() => '')) === hash) return undefined
    ;({ code, output } = await build())
  }
  signal?.throwIfAborted()
  if (code !== 0) throw new StartProblem(`The pages could not be built:\n${output.trim()}`)
  await writeFile(STAMP, hash)
  return describeHubSize()
}
