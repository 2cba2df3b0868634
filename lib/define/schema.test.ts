import { expect, test } from 'vitest'
import { secret, select, text } from './index.ts'
import { schemaFor } from './schema.ts'

const fields = {
  region: select({ label: 'Region', options: { eu: 'Europe', us: 'America' }, example: 'eu' }),
  tenant: text({
    label: 'Tenant',
    format: 'subdomain',
    suffix: '.x.example',
    example: 'acme',
    showWhen: { field: 'region', equals: 'eu' },
  }),
  key: secret({ label: 'Key', format: 'credential', example: 'k' }),
  company: text({ label: 'Company ID', optional: true, example: '4821' }),
}
const schema = schemaFor(fields)
const problemsOf = (given: Record<string, string>) =>
  Object.fromEntries(
    (schema.safeParse(given).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
  )

test('cleans and keeps what is shown; what is empty, hidden or unknown is left out', () => {
  expect(
    schema.parse({ region: 'eu', tenant: 'https://acme.x.example/', key: ' k ', company: '', other: 'x' }),
  ).toEqual({
    region: 'eu',
    tenant: 'acme',
    key: 'k',
  })
  expect(schema.parse({ region: 'us', tenant: '!!', key: 'k' })).toEqual({ region: 'us', key: 'k' })
})

test('names every field that is wrong, in one go', () => {
  expect(problemsOf({ region: 'eu' })).toEqual({ tenant: 'Enter the Tenant.', key: 'Enter the Key.' })
  expect(problemsOf({ region: 'mars', key: 'k' })).toEqual({ region: 'Choose one of the options for Region.' })
  expect(problemsOf({ region: 'constructor', key: 'k' })).toHaveProperty('region')
})

test('refuses anything but text', () => {
  for (const value of [7, {}, [], true, null]) {
    const result = schema.safeParse({ region: 'us', key: value as never })
    expect(result.error?.issues[0]).toMatchObject({ path: ['key'], message: 'Send this value as text.' })
  }
  expect(schema.safeParse('x' as never).success).toBe(false)
})

test('finds nothing behind the prototype', () => {
  const odd = schemaFor({ constructor: text({ label: 'Odd', example: 'x' }) })
  expect(odd.safeParse({}).success).toBe(false)
  expect(odd.parse({ constructor: 'x' } as never)).toEqual({ constructor: 'x' })
})
