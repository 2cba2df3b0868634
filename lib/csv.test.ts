import { expect, test, vi } from 'vitest'
import { csvLine, csvStream } from './csv.ts'

test('cells stand between commas; what holds a comma, a quote or a line break is quoted', () => {
  expect(csvLine(['Ada', 7, null, 'a "b", c', 'one\ntwo'])).toBe('Ada,7,,"a ""b"", c","one\ntwo"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
  '%j is no formula in a spreadsheet',
  (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`)
  },
)

test('a stream begins with the mark of its encoding, and asks for lines only as they are read', async () => {
  const asked = vi.fn()
  async function* lines() {
    try {
      for (const line of ['a\r\n', 'é\r\n', 'never']) {
        asked(line)
        yield line
      }
    } finally {
      asked('closed')
    }
  }
  const reader = csvStream(lines()).getReader()
  expect([...(await reader.read()).value!]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('a\r\n')
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('é\r\n')
  await reader.cancel()
  expect(asked.mock.lastCall).toEqual(['closed'])
})
