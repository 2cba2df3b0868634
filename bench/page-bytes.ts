import { gzipSync } from 'node:zlib'
import { request } from 'undici'
import type { Client } from './hub-client.ts'
import { inKilobytes, type Row } from './measure.ts'

const FORM = '/accounts?link=udemy'
const kinds = ['js', 'css', 'woff2'] as const

type Sent = { bytes: number; text: string }

/** What a browser loads for the link form, in bytes as they cross the network, from a production build. */
export async function measurePage(url: string, { cookie }: Client): Promise<Row[]> {
  const html = await load(url + FORM, cookie)
  // Next names its files as tags, and those that its own loader fetches within the inline data.
  const named = html.text.matchAll(/(?:\/_next\/)?(static\/[\w/.~-]+\.(?:js|css|woff2))/g)
  const noModule = [...html.text.matchAll(/<script[^>]*noModule[^>]*>/gi)].join('')
  const paths = [...new Set([...named].map(([, path]) => path ?? ''))].filter((path) => !noModule.includes(path))
  const files = await Promise.all(
    paths.map(async (path) => ({ path, ...(await load(`${url}/_next/${path}`, cookie)) })),
  )
  const [scripts = 0, styles = 0, fonts = 0] = kinds.map((kind) =>
    files.filter(({ path }) => path.endsWith(kind)).reduce((sum, { bytes }) => sum + bytes, 0),
  )
  const total = html.bytes + scripts + styles
  return [
    {
      what: 'The page of the link form',
      ratio: inKilobytes(total),
      how: `gzip: HTML ${inKilobytes(html.bytes)}, CSS ${inKilobytes(styles)}, JavaScript ${inKilobytes(scripts)} in ${
        files.filter(({ path }) => path.endsWith('js')).length
      } files; fonts ${inKilobytes(fonts)} besides`,
    },
  ]
}

async function load(address: string, cookie: string): Promise<Sent> {
  const { statusCode, headers, body } = await request(address, { headers: { cookie, 'accept-encoding': 'identity' } })
  const content = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}`)
  const isPacked = /woff2|font/.test(String(headers['content-type']))
  return { bytes: isPacked ? content.length : gzipSync(content).length, text: isPacked ? '' : content.toString() }
}
