import { expect, test } from 'vitest'
import { cleanField, cleaningNote, secret, text } from './index.ts'

const subdomain = text({
  label: 'Company Subdomain',
  format: 'subdomain',
  prefix: 'https://',
  suffix: '.udemy.com',
  example: 'acme',
})
const number = text({ label: 'Organisation ID', format: 'digits', alsoCalled: ['Account ID'], example: '100028' })
const key = secret({ label: 'Client Secret', alsoCalled: ['Password'], format: 'credential', example: 'k' })

test.each([
  [subdomain, 'https://acme.udemy.com/home?x', 'Kept acme from the address.'],
  [subdomain, 'acme.udemy.com', 'Kept acme from the address.'],
  [subdomain, 'Acme', 'Changed to small letters.'],
  [subdomain, ' acme ', undefined],
  [subdomain, 'acme.evil', undefined],
  [subdomain, '', undefined],
  [number, '#100,028', 'Kept 100028.'],
  [number, '100028\n', undefined],
  [number, '# Account 100028', undefined],
  [number, 'Account ID: 100028', 'Kept 100028.'],
  [key, 'Ab12', undefined],
  [key, ' Ab12\n', undefined],
  [key, '"Ab12"', 'Left out the quotation marks.'],
  [key, 'Bearer Ab12', 'Left out the word Bearer.'],
  [key, 'Client Secret: Ab12', 'Left out the label.'],
  [key, 'Password: Ab12', 'Left out the label.'],
  [key, 'Client Secret\nAb12', 'Left out the label.'],
  [key, '"••••a1b2"', undefined],
  [key, 'Ab12\nCd34', 'Left out spaces and line breaks.'],
  [key, 'Ab12\u200bCd34', 'Left out invisible characters.'],
] as const)('%# %j', (field, raw, note) => {
  expect(cleaningNote(field, raw, cleanField(field, raw))?.toString()).toBe(note)
})
