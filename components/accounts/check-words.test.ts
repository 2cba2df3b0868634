import { expect, test } from 'vitest'
import type { Ending } from '#components/link/post-progress.ts'
import { checkWords } from './check-words.ts'

const done = (limitations: string[]) => ({ type: 'done', limitations }) as unknown as Ending
const problem = (status: number) =>
  ({ type: 'problem', problem: { status, detail: 'What happened.', next: 'What to do.' } }) as unknown as Ending

test('a passed check is good news, and a limitation is told with it', () => {
  expect(checkWords(done([]), 'Udemy')).toMatchObject({ tone: 'good', title: 'Every check passed' })
  expect(checkWords(done(['Users cannot be read.']), 'Udemy')).toMatchObject({
    tone: 'warning',
    description: 'Users cannot be read.',
  })
})

test('refused credentials are serious, a provider that cannot be asked is not', () => {
  expect(checkWords(problem(422), 'Udemy')).toEqual({
    title: 'What happened.',
    description: 'What to do.',
    tone: 'danger',
  })
  expect(checkWords(problem(503), 'Udemy')?.tone).toBe('warning')
  expect(checkWords({ type: 'slow' }, 'Udemy')?.title).toContain('Udemy could not be checked now')
  expect(checkWords({ type: 'lost' }, 'Udemy')?.tone).toBe('warning')
})

test('a check one stopped oneself needs no words', () => {
  expect(checkWords({ type: 'cancelled' }, 'Udemy')).toBeUndefined()
})
