import { expect, test } from 'vitest'
import { inEnglish } from '#components/words/translate.ts'
import { secret, select, text } from '#lib/define/index.ts'
import { fieldResolver } from './field-resolver.ts'

const fields = {
  region: select({ label: 'Region', options: { eu: 'Europe', us: 'America' }, example: 'eu' }),
  subdomain: text({ label: 'Subdomain', example: 'acme', format: 'subdomain', suffix: '.udemy.com' }),
  zone: text({ label: 'Zone', example: 'a', showWhen: { field: 'region', equals: 'us' } }),
  key: secret({ label: 'Key', example: 'fake-key-aaaaaaaaaaaa' }),
}
const resolve = (values: Record<string, string>) => fieldResolver(fields, inEnglish)(values, undefined, {} as never)

test('right values come out cleaned, and without what is not asked for', async () => {
  const given = { region: 'eu', subdomain: ' https://Acme.udemy.com/home ', zone: 'left over', key: 'fake-key-1' }
  expect(await resolve(given)).toEqual({
    values: { region: 'eu', subdomain: 'acme', key: 'fake-key-1' },
    errors: {},
  })
})

test('each field that is not right gets its sentence, and nothing is sent', async () => {
  expect(await resolve({ region: 'us', subdomain: '', key: '' })).toEqual({
    values: {},
    errors: {
      subdomain: { type: 'custom', message: 'Enter the Subdomain.' },
      zone: { type: 'custom', message: 'Enter the Zone.' },
      key: { type: 'custom', message: 'Enter the Key.' },
    },
  })
})
