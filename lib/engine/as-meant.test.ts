import { expect, test } from 'vitest'
import { asMeant } from './as-meant.ts'
import type { Answer } from './call.ts'

const shapes = [
  { code: 'errors.0.code', inSuccess: true, means: { EXPIRED: 401 } },
  { code: 'error', means: { slow_down: 429 } },
] as const
const answer = (status: number, json: unknown): Answer => ({
  status,
  json,
  headers: {},
  contentType: 'application/json',
  text: JSON.stringify(json),
  ms: 1,
})

test('a code that stands for a status is read as that status, and the one on the wire is kept', () => {
  const expired = { errors: [{ code: 'EXPIRED' }] }
  expect(asMeant(answer(200, expired), shapes)).toMatchObject({ status: 401, httpStatus: 200 })
  expect(asMeant(answer(400, expired), shapes)).toMatchObject({ status: 401, httpStatus: 400 })
  expect(asMeant(answer(400, { error: 'slow_down' }), shapes)).toMatchObject({ status: 429 })
})

test('what says its status itself, an unknown code, and a shape that is no error in success stay as they are', () => {
  for (const one of [
    answer(403, { errors: [{ code: 'EXPIRED' }] }),
    answer(503, { errors: [{ code: 'EXPIRED' }] }),
    answer(200, { errors: [{ code: 'toString' }] }),
    answer(200, { errors: [{ code: 7 }] }),
    answer(200, { error: 'slow_down' }),
    answer(200, {}),
  ])
    expect(asMeant(one, shapes)).toBe(one)
  const failure = { kind: 'timeout', sent: true, ms: 1 } as const
  expect(asMeant(failure as never, shapes)).toBe(failure)
})
