import { type Connector, cleanField, usualHint } from '#lib/define/index.ts'
import { schemaFor } from '#lib/define/schema.ts'
import coursera from './coursera/connector.ts'
import udacity from './udacity/connector.ts'
import udemy from './udemy/connector.ts'

const fill = (length: number, start: string) => start.padEnd(length, '0')
const id = fill(40, 'fakeUdemyClientId')
const secret = fill(128, 'fakeUdemyClientSecret')
const key = fill(48, 'fakeCourseraApiKey')
const code = fill(64, 'fakeCourseraClientSecret')
const organization = 'DjYCkBQTQV69TtWA7RuNug'
const udcl = `udcl_${'facade00'.repeat(4)}`
const udcs = 'udcs_fakeUdacityClientSecret000000000000'

/** A value of the right shape for every field. */
export const good: Record<string, { connector: Connector; values: Record<string, string> }> = {
  udemy: {
    connector: udemy,
    values: { clientId: id, clientSecret: secret, companySubdomain: 'mycompany', organisationId: '100028' },
  },
  coursera: { connector: coursera, values: { apiKey: key, clientSecret: code, organizationId: organization } },
  udacity: { connector: udacity, values: { clientId: udcl, clientSecret: udcs, companyId: '4821' } },
}

/** What the form makes of a value in one field, the others being right unless said otherwise. */
export function enter(provider: string, name: string, raw: string, others: Record<string, string> = {}) {
  const { connector, values } = good[provider]!
  const given = { ...values, ...others, [name]: raw }
  const parsed = schemaFor(connector.fields).safeParse(given)
  const cleaned = cleanField(connector.fields[name]!, raw)
  return {
    cleaned,
    error: parsed.error?.issues.find(({ path }) => path[0] === name)?.message,
    kept: parsed.success ? (parsed.data[name] ?? '') : undefined,
    hint: usualHint(connector.fields, name, cleaned, given)?.toString(),
  }
}
