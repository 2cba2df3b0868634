import { defineConnector, secret, text } from './index.ts'

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
