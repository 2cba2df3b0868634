/** One line of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula is given a quote in front. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** What spreadsheets read the encoding from. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The body of an answer that is written as fast as it is read, whatever its length. */
export function csvStream(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const reading = lines[Symbol.asyncIterator]()
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(BYTE_ORDER_MARK)),
    pull: async (stream) => {
      const { done, value } = await reading.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await reading.return?.()
    },
  })
}
