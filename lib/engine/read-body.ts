import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The encodings we ask for; anything else, or two at once, is refused. */
export const ACCEPT_ENCODING = 'gzip, deflate, br'

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

/**
 * The body as text, decompressed here and counted while it flows: `limit` bytes before and after decompression, so a
 * small bomb is stopped where it bursts. Broken compression and a lost connection are thrown, as the stream's errors.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  limit: number,
  signal: AbortSignal,
): Promise<{ text: string } | { refused: 'too_large' | 'bad_answer' }> {
  const name = encoding.trim().toLowerCase()
  if (name && name !== 'identity' && !Object.hasOwn(decoders, name)) {
    body.on('error', () => {}).destroy()
    return { refused: 'bad_answer' }
  }
  const chunks: Buffer[] = []
  const counted = count(limit)
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of count(limit)(source)) chunks.push(chunk)
  }
  try {
    if (Object.hasOwn(decoders, name))
      await pipeline(body, counted, decoders[name as keyof typeof decoders](), collect, { signal })
    else await pipeline(body, collect, { signal })
  } catch (error) {
    if (error instanceof TooLarge) return { refused: 'too_large' }
    throw error
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)) }
}

class TooLarge extends Error {}

const count = (limit: number) =>
  async function* (source: AsyncIterable<Buffer>) {
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > limit) throw new TooLarge()
      yield chunk
    }
  }

/** The body of a fetch Response as a Node stream. */
export const bodyOf = (response: Response): Readable =>
  response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([])
