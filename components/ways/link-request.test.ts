import { expect, test } from 'vitest'
import { atEntries, choicesOf, sessionRequest } from './link-request.ts'

const entries = {
  origin_owner_id: ' cust-1 ',
  origin_owner_name: 'Globex',
  origin_username: ' ',
  what: '',
  max_links: '1',
}
const chosen = { seconds: 3600, type: 'production' } as const

test('what is left empty is not sent, spaces around are taken away', () => {
  expect(sessionRequest(entries, chosen)).toEqual({
    origin_owner_id: 'cust-1',
    origin_owner_name: 'Globex',
    type: 'production',
    expires_in: 3600,
    max_links: 1,
  })
})

test.each([
  ['provider:udemy', { provider: 'udemy' }],
  ['category:lms', { categories: ['lms'] }],
  ['', {}],
])('the choice “%s” is sent as %j', (what, sent) => {
  const { provider, categories } = sessionRequest({ ...entries, what }, chosen)
  expect({ ...(provider && { provider }), ...(categories && { categories }) }).toEqual(sent)
})

test('a category is a choice where there are several', () => {
  const udemy = { id: 'udemy', name: 'Udemy Business', category: 'lms' }
  const labels = (connectors: (typeof udemy)[]) => choicesOf(connectors).map(({ label }) => label)
  expect(labels([udemy])).toEqual(['Any of the connectors', 'Udemy Business'])
  expect(labels([udemy, { id: 'x', name: 'X', category: 'hris' }])).toEqual([
    'Any of the connectors',
    'Any of Learning',
    'Any of HR',
    'Udemy Business',
    'X',
  ])
})

test('a sentence about connector, category or type stands at the one choice', () => {
  expect(atEntries({ provider: 'Off.', max_links: 'Too many.' })).toEqual({ what: 'Off.', max_links: 'Too many.' })
  expect(atEntries({ type: 'None.' })).toEqual({ what: 'None.' })
  expect(atEntries({ origin_owner_id: 'Empty.' })).toEqual({ origin_owner_id: 'Empty.' })
})
