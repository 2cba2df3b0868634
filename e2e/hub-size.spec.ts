import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures.ts'
import { makeSession } from './hub-sessions.ts'

/** As much as a page for an administrator's one visit may cost, compressed; Next, React and react-hook-form are 147 of it. */
const MOST = 190_000

/** Bytes of every script that a page asks for before anybody has done anything, compressed. */
async function scriptsOf(address: string): Promise<{ bytes: number; files: number }> {
  const html = await (await fetch(address)).text()
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag)
  const skipped = tags.filter((tag) => /nomodule/i.test(tag)).join()
  // Named in tags, in preloads, or in the data that the page's own loader reads.
  const named = new Set([...html.matchAll(/(?:\/_next\/)?(static\/[\w/.~-]+\.js)/g)].map(([, path]) => path!))
  const paths = [...named].filter((path) => !skipped.includes(path))
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(new URL(`/_next/${path}`, address))
      expect(answer.status, path).toBe(200)
      return gzipSync(Buffer.from(await answer.arrayBuffer())).length
    }),
  )
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: paths.length }
}

test('the hosted and the embedded hub ship at most 190 KB of JavaScript', async ({ hub, witness }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: ['https://app.acme.example'] })
  for (const address of [session.auth_link_url, session.embed_url]) {
    const { bytes, files } = await scriptsOf(address)
    test.info().annotations.push({ type: 'JavaScript', description: `${new URL(address).pathname}: ${bytes} bytes` })
    expect(files).toBeGreaterThan(5)
    expect(bytes, 'less than Next alone: the scan misses files').toBeGreaterThan(130_000)
    expect(bytes, new URL(address).pathname.split('/')[1]).toBeLessThanOrEqual(MOST)
  }
})
