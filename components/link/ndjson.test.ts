import { expect, test } from 'vitest'
import { createLineParser, readLines } from './ndjson.ts'

test('lines are given as soon as they end', () => {
  const parser = createLineParser()
  expect(parser.push('{"a":1}\n{"b"')).toEqual([{ a: 1 }])
  expect(parser.push(':2}')).toEqual([])
  expect(parser.push('\n\n')).toEqual([{ b: 2 }])
  expect(parser.end()).toEqual([])
})

test('a last line without a break counts', () => {
  const parser = createLineParser()
  expect(parser.push('{"a":1}')).toEqual([])
  expect(parser.end()).toEqual([{ a: 1 }])
})

test('a line that is no JSON throws', () => {
  expect(() => createLineParser().push('<html>\n')).toThrow(SyntaxError)
})

test('a character cut in two by the network is put together again', async () => {
  const bytes = new TextEncoder().encode('{"name":"Größe"}\n{"n":1}\n')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
      controller.close()
    },
  })
  const lines: unknown[] = []
  for await (const line of readLines(body)) lines.push(line)
  expect(lines).toEqual([{ name: 'Größe' }, { n: 1 }])
})

test('a stream that breaks throws after what it gave', async () => {
  let given = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given) return controller.error(new Error('gone'))
      given = true
      controller.enqueue(new TextEncoder().encode('{"a":1}\n'))
    },
  })
  const lines = readLines(body)
  expect(await lines.next()).toEqual({ done: false, value: { a: 1 } })
  await expect(lines.next()).rejects.toThrow('gone')
})
