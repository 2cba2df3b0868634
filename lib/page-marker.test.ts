import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import { readMarker, writeMarker } from './page-marker.ts'

const marker = { createdAt: new Date('2026-11-22T06:00:00.123Z'), id: newId() }

test('a marker names the place it was written for, to the millisecond', () => {
  expect(readMarker('per', writeMarker('per', marker))).toEqual({ ok: true, value: marker })
})

test('without a marker there is no place, and that is no failure', () => {
  expect(readMarker('per', undefined)).toEqual({ ok: true, value: undefined })
})

test('a marker of another list and a text that is none are refused alike', () => {
  const texts = [writeMarker('acc', marker), `zzzzzzzzzz.${writeMarker('per', marker).split('.')[1]}`, 'x', '']
  for (const text of texts) expect(readMarker('per', text)).toEqual(readMarker('per', 'nonsense'))
  expect(readMarker('per', 'nonsense')).toMatchObject({ problem: { kind: 'invalid_request' } })
})
