import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { childEnvironment } from '#lib/env.ts'
import { runTool } from './run-tool.ts'
import { hashSources, ROOT } from './source-hash.ts'
import { StartProblem } from './start-problem.ts'

const STAMP = join(ROOT, 'prisma', 'generated', 'made-from.txt')
const SOURCES = ['prisma/schema.prisma', 'node_modules/prisma/package.json']

/**
 * Makes prisma/generated from prisma/schema.prisma where it is absent or older (1.5 s); it is not committed. Call it
 * before anything imports the client. `announce` is called only when there is something to do.
 */
export async function ensurePrismaClient(announce: () => void = () => undefined): Promise<void> {
  const hash = await hashSources(SOURCES)
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === hash) return
  announce()
  const { code, output } = await runTool('prisma/build/index.js', ['generate'], { env: childEnvironment() })
  if (code !== 0)
    throw new StartProblem(`The database client could not be made from prisma/schema.prisma:\n${output.trim()}`)
  await writeFile(STAMP, hash)
}
