import { expect, test } from 'vitest'
import type { Ending } from '#components/link/post-progress.ts'
import { translator } from '#components/words/translate.ts'
import type { Account, ProblemBody } from '#lib/api/contract.ts'
import { endingEvents } from './ending-events.ts'

const problem = {
  kind: 'credentials_refused',
  title: 'The provider refused these credentials',
  code: 'wrong_tenant',
  detail: 'There is no acme.udemy.com.',
  next: 'Check the Company Subdomain acme.',
  fields: { companySubdomain: 'acme is not there.' },
} as unknown as ProblemBody

test('a run that begins, and one that passes', () => {
  expect(endingEvents(undefined)).toEqual([{ type: 'step', name: 'check', state: 'running' }])
  expect(endingEvents({ type: 'done', account: {} as Account, limitations: [] })).toEqual([
    { type: 'step', name: 'check', state: 'passed' },
  ])
})

test('a refusal is told by its code and a fixed sentence, never by one that a value stands in', () => {
  const events = endingEvents({ type: 'problem', problem })
  expect(events).toEqual([
    { type: 'step', name: 'check', state: 'failed' },
    { type: 'error', code: 'wrong_tenant', message: 'The provider refused these credentials' },
  ])
  expect(JSON.stringify(events)).not.toContain('acme')
})

test.each<Ending['type']>(['cancelled', 'lost', 'slow'])('%s is told with a sentence of its own', (type) => {
  const [failed, error] = endingEvents({ type } as Ending)
  expect(failed).toMatchObject({ state: 'failed' })
  expect(error).toMatchObject({ type: 'error', code: type, message: expect.stringMatching(/\.$/) })
})

test('the host hears it in English, whatever the person reads', () => {
  const german = translator({ language: 'de', entries: { [problem.title]: 'Der Anbieter hat sie abgelehnt' } })
  const [, error] = endingEvents(
    { type: 'problem', problem: { ...problem, title: 'Der Anbieter hat sie abgelehnt' } },
    german,
  )
  expect(error).toMatchObject({ message: 'The provider refused these credentials' })
})
