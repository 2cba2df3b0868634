import { expect, test } from 'vitest'
import udacity from '#connectors/udacity/connector.ts'
import udemy from '#connectors/udemy/connector.ts'
import type { ConnectorDetail } from '#lib/api/contract.ts'
import { type Connector, sealedFields } from '#lib/define/index.ts'
import { providerLink, rotateForm } from './rotate-form.ts'

const detail = ({ name, fields, guide, ...connector }: Connector): ConnectorDetail =>
  ({
    name,
    fields,
    guide,
    sealed: sealedFields({ name, fields, guide, ...connector }),
    test_credentials: [
      {
        key: 'good',
        title: 'Good',
        description: '',
        outcome: 'linked',
        values: { clientId: 'a', companySubdomain: 'b' },
      },
    ],
  }) as unknown as ConnectorDetail
const set = { length: 40, changed_at: '2026-11-03T09:30:00.000Z' }

test('a new credential is the sealed fields alone, each of them empty, with the steps that make one', () => {
  const form = rotateForm(detail(udemy), {
    setup_information: { companySubdomain: 'acme', organisationId: '100028' },
    secrets: { clientId: set, clientSecret: set },
  })
  expect(Object.keys(form.connector.fields)).toEqual(['clientId', 'clientSecret'])
  expect(form.empty).toEqual({ clientId: '', clientSecret: '' })
  expect(form.connector.guide.sections.map(({ title }) => title)).toEqual(['API credentials'])
  expect(form.connector.test_credentials[0]?.values).toEqual({ clientId: 'a' })
  expect(providerLink(form)).toEqual({
    ready: true,
    label: 'Open acme.udemy.com settings',
    href: 'https://acme.udemy.com/organization-manage/settings/api-integration/',
  })
})

test('a section of the guide that fills no field is shown, one about public values is not', () => {
  const stored = { setup_information: { companyId: '4821' }, secrets: { clientId: set, clientSecret: set } }
  const { connector } = rotateForm(detail(udacity), stored)
  expect(connector.guide.sections.map(({ title }) => title)).toEqual([
    'API credentials',
    'When you rotate the credential',
  ])
})

test('what is sealed and may be left out stays as it is', () => {
  const fields = {
    key: { kind: 'secret', label: 'Key', example: 'k' },
    scope: { kind: 'text', label: 'Scope', example: 's', optional: true },
  }
  const connector = { fields, sealed: ['key', 'scope'], guide: { sections: [] }, test_credentials: [] }
  const form = rotateForm(connector as unknown as ConnectorDetail, {
    setup_information: {},
    secrets: { key: set, scope: set },
  })
  expect(Object.keys(form.connector.fields)).toEqual(['key', 'scope'])
  expect(form.empty).toEqual({ key: '' })
})

test('a field that the stored values do not show is not asked for, one that they show is, whatever is on screen', () => {
  const fields = {
    region: { kind: 'select', label: 'Region', options: { eu: 'EU', us: 'US' }, example: 'eu' },
    key: { kind: 'secret', label: 'Key', example: 'k', showWhen: { field: 'region', equals: 'eu' } },
    token: { kind: 'secret', label: 'Token', example: 't', showWhen: { field: 'region', equals: 'us' } },
  }
  const connector = { fields, sealed: ['key', 'token'], guide: { sections: [] }, test_credentials: [] }
  const form = rotateForm(connector as unknown as ConnectorDetail, {
    setup_information: { region: 'eu' },
    secrets: { key: set },
  })
  expect(form.connector.fields).toEqual({ key: { kind: 'secret', label: 'Key', example: 'k' } })
  expect(providerLink(form)).toBeUndefined()
})
