import { expect, test } from 'vitest'
import { attentionOf, incidentWords } from './trouble-words.ts'

const incident = {
  provider_name: 'Udemy Business',
  environment: 'production',
  code: 'provider_unavailable',
  accounts: 214,
} as const

test('a provider that is away is one sentence, and says that nothing has to be done', () => {
  const { title, next } = incidentWords(incident)
  expect(title).toBe('Udemy Business could not be reached through 214 accounts')
  expect(next).toContain('Nothing has to be done')
})

test('what was met, and where, is said as it was', () => {
  expect(incidentWords({ ...incident, code: 'rate_limited', accounts: 3 }).title).toBe(
    'Udemy Business asks for fewer calls, seen through 3 accounts,',
  )
  expect(incidentWords({ ...incident, environment: 'sandbox' }).title).toMatch(/^The sandbox of Udemy Business could/)
})

test('accounts to mend are counted, one by its own words, none not at all', () => {
  expect(attentionOf({ active: 9, inactive: 2, suspended: 1, archived: 0, expired: 0, error: 0 })).toEqual([])
  const [error, expired] = attentionOf({ active: 9, inactive: 0, suspended: 0, archived: 0, expired: 2, error: 1 })
  expect(error?.words).toBe('1 account needs attention')
  expect(expired?.words).toBe('The credentials of 2 accounts have expired')
})

test('credentials that are older than their provider advises are a line of their own, with their list', () => {
  const counts = { active: 9, inactive: 0, suspended: 0, archived: 0, expired: 0, error: 0 }
  expect(attentionOf(counts, 3)).toMatchObject([
    {
      words: 'The credentials of 3 accounts are older than the provider advises',
      href: '/accounts?credentials=old',
      isBroken: false,
    },
  ])
})
