import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './source-hash.ts'

type Route = { route: string; firstLoadChunkPaths: string[] }

const sizeOf = async (path: string): Promise<number> => gzipSync(await readFile(join(ROOT, path))).length

/** Next's own list of what each page loads first, in the build that is there. */
async function routes(): Promise<Route[]> {
  const text = await readFile(join(ROOT, '.next', 'diagnostics', 'route-bundle-stats.json'), 'utf8')
  return JSON.parse(text) as Route[]
}

/**
 * What a customer's browser loads for the hub, in a sentence for whoever builds it: JavaScript in compressed KB. That it
 * is not too much is held by e2e/hub-size.spec.ts and packages/embed/embed.test.ts.
 */
export async function describeHubSize(): Promise<string> {
  const known = await routes()
  const sizes = await Promise.all(
    ['/link/[session]', '/embed/[session]'].map(async (name) => {
      const chunks = known.find(({ route }) => route === name)?.firstLoadChunkPaths ?? []
      const each = await Promise.all(chunks.map(sizeOf))
      return (each.reduce((sum, size) => sum + size, 0) / 1000).toFixed(0)
    }),
  )
  const loader = ((await sizeOf(join('public', 'embed.js'))) / 1000).toFixed(1)
  return `JavaScript, gzip: hosted link ${sizes[0]} KB, embedded hub ${sizes[1]} KB, loader ${loader} KB`
}
