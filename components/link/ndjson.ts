/** Cuts a stream of text into lines of JSON. A line that has not ended waits for the next chunk. */
export function createLineParser() {
  let rest = ''
  const parse = (lines: readonly string[]): unknown[] =>
    lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as unknown)
  return {
    push(chunk: string): unknown[] {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      return parse(lines)
    },
    /** the last line, if it came without a line break */
    end: (): unknown[] => parse([rest]),
  }
}

/** Every value of a body of `application/x-ndjson`, as it arrives. Throws where a line is no JSON or the stream breaks. */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const parser = createLineParser()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      yield* parser.push(done ? decoder.decode() : decoder.decode(value, { stream: true }))
      if (done) return yield* parser.end()
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}
