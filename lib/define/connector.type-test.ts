import { defineConnector, secret, text } from './index.ts'

const rest = {
  name: 'X', provider: 'X', category: 'lms', docs: 'https://x.example', description: 'x', needs: 'x', minutes: 1,
  providerHost: 'x.example', errors: [], outcomes: [], test: [],
} as const
const fields = { sub: text({ label: 'Subdomain', example: 'acme' }), key: secret({ label: 'Key', example: 'k' }) }
const guide = { sections: [] } as const
const hosts = ['{sub}.x.example'] as const
const auth = { api_key: { label: 'Key', type: 'bearer', token: '{key}' } } as const
const baseUrl = 'https://{sub}.x.example'
const me = { title: 'Me', description: 'Me', kind: 'read', request: { method: 'GET', path: '/me' }, example: {} } as const
const actions = { me } as const

defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions })
// @ts-expect-error a name that is not a field
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl: 'https://{subdomain}.x.example', actions })
// @ts-expect-error a secret in a URL
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl: 'https://x.example/{key}', actions })
// @ts-expect-error a secret in a host
defineConnector({ ...rest, fields, guide, hosts: ['{key}.x.example'], auth, baseUrl, actions })
// @ts-expect-error a typo in auth
defineConnector({ ...rest, fields, guide, hosts, auth: { api_key: { label: 'Key', type: 'bearer', token: '{kee}' } }, baseUrl, actions })
// @ts-expect-error a guide step for a field that does not exist
defineConnector({ ...rest, fields, guide: { sections: [{ title: 't', steps: [{ text: 't', fields: ['kee'] }] }] }, hosts, auth, baseUrl, actions })
// @ts-expect-error a secret in a guide link
defineConnector({ ...rest, fields, guide: { sections: [{ title: 't', steps: [{ text: 't', link: { label: 'l', href: 'https://x/{key}', path: 'p' } }] }] }, hosts, auth, baseUrl, actions })
// @ts-expect-error a test of an action that does not exist
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions, test: [{ steps: { reach: 't' }, action: 'you' }] })
// @ts-expect-error an input the action never declared
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions: { me: { ...me, request: { method: 'GET', path: '/{input.id}' } } } })
// @ts-expect-error a secret in an action's query
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions: { me: { ...me, request: { method: 'GET', path: '/me', query: { k: '{key}' } } } } })
// @ts-expect-error an outcome that accuses nobody we know
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions, outcomes: [{ when: { status: 401 }, code: 'invalid_credentials', fields: ['nope'], message: 'm', next: 'n' }] })
// @ts-expect-error a secret in a sentence
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions, outcomes: [{ when: { status: 401 }, code: 'invalid_credentials', fields: ['key'], message: '{key}', next: 'n' }] })
// @ts-expect-error an answer compared with a secret
defineConnector({ ...rest, fields, guide, hosts, auth, baseUrl, actions, test: [{ steps: { reach: 't' }, action: 'me', proves: [{ at: 'id', equals: '{key}', otherwise: { code: 'wrong_organization', fields: [], message: 'm', next: 'n' } }] }] })
