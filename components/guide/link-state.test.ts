import { expect, test } from 'vitest'
import { type Fields, secret, text } from '#lib/define/index.ts'
import { fillText, linkState } from './link-state.ts'

const fields: Fields = {
  sub: text({ label: 'Company Subdomain', format: 'subdomain', suffix: '.udemy.com', example: 'acme' }),
  key: secret({ label: 'Key', example: 'k' }),
}
const link = { label: 'Open {sub}.udemy.com', href: 'https://{sub}.udemy.com/settings/', path: 'Manage → Settings' }

test('before anything is typed the path is in words, with what it waits for', () => {
  expect(linkState(link, fields, {})).toEqual({
    ready: false,
    path: 'Manage → Settings',
    waitsFor: ['Company Subdomain'],
  })
})

test('the link follows what is typed', () => {
  expect(linkState(link, fields, { sub: 'acme' })).toEqual({
    ready: true,
    href: 'https://acme.udemy.com/settings/',
    label: 'Open acme.udemy.com',
  })
})

test('a pasted address is cleaned first', () => {
  expect(linkState(link, fields, { sub: 'https://acme.udemy.com/home?x' })).toMatchObject({
    href: 'https://acme.udemy.com/settings/',
  })
})

test.each(['evil.com/', 'acme@evil.com', 'acme#', 'acme/..', '-acme', 'аcme'])('%s never becomes a link', (sub) => {
  expect(linkState(link, fields, { sub }).ready).toBe(false)
})

test('a link that is not https waits for ever', () => {
  expect(linkState({ ...link, href: 'javascript:{sub}' }, fields, { sub: 'acme' }).ready).toBe(false)
})

test('a secret is never put into a guide', () => {
  expect(fillText('{key} at {sub}', fields, { key: 'fake-secret', sub: 'acme' })).toBe('‹Key› at acme')
})

test('a fixed link needs nothing typed', () => {
  const fixed = { label: 'Open the portal', href: 'https://dev.coursera.com', path: 'Developer Portal' }
  expect(linkState(fixed, fields, {})).toEqual({
    ready: true,
    href: 'https://dev.coursera.com',
    label: 'Open the portal',
  })
})
