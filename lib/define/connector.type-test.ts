import { defineConnector, secret, select, text } from './index.ts'

const me = {
  title: 'Me',
  description: 'Me',
  kind: 'read',
  request: { method: 'GET', path: '/me' },
  example: {},
} as const
const exchange = {
  label: 'Key',
  type: 'token',
  request: { method: 'POST', path: '/token', body: { form: { key: '{key}' } } },
  answer: { token: 'token', lifetime: 60 },
  send: { scheme: 'Bearer' },
} as const
const verdict = { code: 'invalid_credentials', fields: [], message: 'm', next: 'n' } as const
const link = { label: 'l', href: 'https://x', path: 'p' } as const
const base = {
  name: 'X',
  provider: 'X',
  category: 'lms',
  docs: 'https://x.example',
  description: 'x',
  needs: 'x',
  minutes: 1,
  providerHost: 'x.example',
  hosts: ['{sub}.x.example'],
  baseUrl: 'https://{sub}.x.example',
  fields: { sub: text({ label: 'Subdomain', example: 'acme' }), key: secret({ label: 'Key', example: 'k' }) },
  guide: { sections: [] },
  auth: { api_key: { label: 'Key', type: 'bearer', token: '{key}' } },
  errors: [],
  outcomes: [],
  test: [],
  actions: { me },
} as const

defineConnector(base)
defineConnector({ ...base, auth: { client: exchange } })
defineConnector({
  ...base,
  actions: { me: { ...me, request: { method: 'POST', path: '/graphql', body: { graphql: '{ catalog { id } }' } } } },
})
defineConnector({
  ...base,
  actions: { me: { ...me, request: { method: 'POST', path: '/me', body: { json: { of: ['{sub}'] } } } } },
})
defineConnector({
  ...base,
  actions: {
    me: {
      ...me,
      input: { n: text({ label: 'N', example: '1' }) },
      request: { method: 'POST', path: '/me', body: { json: { n: { $integer: '{input.n}' } } } },
    },
  },
})
defineConnector({
  ...base,
  actions: {
    me: {
      ...me,
      // @ts-expect-error an input that the action never declared, as a number
      request: { method: 'POST', path: '/me', body: { json: { n: { $integer: '{input.n}' } } } },
    },
  },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in an action's body
  actions: { me: { ...me, request: { method: 'POST', path: '/me', body: { json: { of: ['{key}'] } } } } },
})
defineConnector({
  ...base,
  // @ts-expect-error a name that is not a field
  baseUrl: 'https://{subdomain}.x.example',
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in a URL
  baseUrl: 'https://x.example/{key}',
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in a host
  hosts: ['{key}.x.example'],
})
defineConnector({
  ...base,
  // @ts-expect-error a typo in auth
  auth: { api_key: { label: 'Key', type: 'bearer', token: '{kee}' } },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in the address of a token exchange
  auth: { client: { ...exchange, request: { method: 'POST', path: '/token/{key}' } } },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in the query of a token exchange
  auth: { client: { ...exchange, request: { method: 'POST', path: '/token', query: { key: '{key}' } } } },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in a sentence about the token exchange
  auth: { client: { ...exchange, outcomes: [{ when: { status: 401 }, ...verdict, message: '{key}' }] } },
})
defineConnector({
  ...base,
  // @ts-expect-error a guide step for a field that does not exist
  guide: { sections: [{ title: 't', steps: [{ text: 't', fields: ['kee'] }] }] },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in a guide link
  guide: { sections: [{ title: 't', steps: [{ text: 't', link: { ...link, href: 'https://x/{key}' } }] }] },
})
defineConnector({
  ...base,
  // @ts-expect-error a test of an action that does not exist
  test: [{ steps: { reach: 't' }, action: 'you' }],
})
defineConnector({
  ...base,
  // @ts-expect-error an input the action never declared
  actions: { me: { ...me, request: { method: 'GET', path: '/{input.id}' } } },
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in an action's query
  actions: { me: { ...me, request: { method: 'GET', path: '/me', query: { k: '{key}' } } } },
})
defineConnector({
  ...base,
  // @ts-expect-error an outcome that accuses nobody we know
  outcomes: [{ when: { status: 401 }, ...verdict, fields: ['nope'] }],
})
defineConnector({
  ...base,
  // @ts-expect-error a secret in a sentence
  outcomes: [{ when: { status: 401 }, ...verdict, message: '{key}' }],
})
defineConnector({
  ...base,
  // @ts-expect-error an answer compared with a secret
  test: [{ steps: {}, action: 'me', proves: [{ at: 'id', equals: '{key}', otherwise: verdict }] }],
})
defineConnector({
  ...base,
  fields: {
    ...base.fields,
    key: secret({ label: 'Key', example: 'k', alsoCalled: ['Token'], lookalikes: { redacted: 'A masked value.' } }),
  },
})
defineConnector({
  ...base,
  fields: {
    ...base.fields,
    // @ts-expect-error a secret in a sentence about a mistake
    key: secret({ label: 'Key', example: 'k', lookalikes: { redacted: 'You pasted {key}.' } }),
  },
})
// @ts-expect-error a mistake without a sentence
secret({ label: 'Key', example: 'k', lookalikes: { redacted: true } })
// @ts-expect-error a shape that nobody has named
secret({ label: 'Key', example: 'k', lookalikes: { masked: 'A masked value.' } })
// @ts-expect-error a misspelt option of a text
text({ label: 'Key', example: 'k', optinal: true })
// @ts-expect-error an option that a secret does not have
secret({ label: 'Key', example: 'k', suffix: '.example' })
// @ts-expect-error what belongs to the action, in its input
select({ label: 'Kind', example: 'a', options: { a: 'A' }, expect: { id: 'string' } })
// @ts-expect-error another kind than the word for it
text({ label: 'Key', example: 'k', kind: 'secret' })
const shared = { label: 'Key', example: 'k' } as const
text({ ...shared, optional: true, format: 'digits' })
