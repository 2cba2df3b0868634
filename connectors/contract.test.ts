import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkField, cleanField, exampleValues } from '#lib/define/index.ts'
import { runAction } from '#lib/engine/run-action.ts'
import { testCredentials } from '#lib/engine/test-in-english.fixture.ts'
import type { Provider } from '#lib/sandbox/index.ts'
import { methodsOf, type Subject, subjects, wrongValue } from './contract-subjects.fixture.ts'

/** The law every connector passes for free, against each sandbox that stands for its provider. */

const transient = ['rate_limited', 'provider_unavailable', 'unexpected_response']

/** A sandbox that does not make a test wait. */
const quick = ({ createSandbox }: Subject) => createSandbox({ wait: async () => {} })

const link = (subject: Subject, authMethod: string, values: Record<string, string>, dispatch: Provider, step = 2_000) =>
  testCredentials({
    connector: subject.connector,
    authMethod,
    values,
    door: { dispatch },
    patience: { step, test: 10_000, again: 1 },
  })

/** Both ways, so that neither an encoded nor a decoded secret slips through. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  btoa(secret),
  JSON.stringify(secret).slice(1, -1),
]

const outputOf = () => {
  const lines: string[] = []
  const keep = (...parts: unknown[]) => lines.push(parts.map(String).join(' ')) > 0
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(keep)
  vi.spyOn(process.stdout, 'write').mockImplementation(keep as never)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep as never)
  return lines
}

afterEach(() => vi.restoreAllMocks())

describe.each(await subjects())('$title', (subject) => {
  const { connector } = subject

  test.each(methodsOf(connector))('links with its examples by $authMethod', async ({ authMethod, values }) => {
    const report = await link(subject, authMethod, values, quick(subject).provider)
    expect(report).toMatchObject({
      ok: true,
      limitations: [],
      identity: { id: expect.stringMatching(/./), name: expect.stringMatching(/./) },
    })
    expect(report.steps.map(({ state }) => state)).toEqual(report.steps.map(() => 'passed'))
  })

  const alone = methodsOf(connector).flatMap(({ authMethod, values }) =>
    Object.keys(values).map((name) => ({ authMethod, values, name, wrong: wrongValue(connector.fields[name]!) })),
  )
  test.each(alone)('points at $name when it alone is wrong', async ({ authMethod, values, name, wrong }) => {
    if (wrong === undefined) return
    const field = connector.fields[name]!
    expect(checkField(field, wrong), 'the wrong value passes the local checks').toBeUndefined()
    const report = await link(subject, authMethod, { ...values, [name]: wrong }, quick(subject).provider)
    if (report.ok) throw new Error('it linked')
    expect(report.refusal.fields).toContain(name)
    expect(transient).not.toContain(report.refusal.code)
  })

  test.each(quick(subject).testCredentials)(
    'test credentials $key end in $outcome',
    async ({ key, outcome, blames = [], values }) => {
      for (const [name, value] of Object.entries(values)) {
        const field = connector.fields[name]!
        expect(checkField(field, cleanField(field, value))).toBeUndefined()
      }
      const [method] = methodsOf(connector)
      const step = key === 'silent' ? 50 : undefined
      const report = await link(subject, method!.authMethod, { ...values }, quick(subject).provider, step)
      if (report.ok) {
        // Also where a credential happens to hold the account's own name.
        expect(JSON.stringify(report.identity)).not.toContain('[redacted]')
        return expect(outcome).toBe('linked')
      }
      expect({ code: report.refusal.code, fields: report.refusal.fields }).toEqual({ code: outcome, fields: blames })
      expect(report.refusal.message).toMatch(/\.$/)
      expect(report.refusal.next).toMatch(/\.$/)
      const sentence = `${report.refusal.message} ${report.refusal.next}`
      for (const name of blames) expect(sentence).toContain(connector.fields[name]!.label)
      if (transient.includes(outcome)) expect(sentence).toMatch(/try again/i)
    },
  )

  test('has test credentials that link with the examples, under keys of their own', () => {
    const { testCredentials } = quick(subject)
    expect(testCredentials[0]).toMatchObject({
      key: 'good',
      outcome: 'linked',
      values: exampleValues(connector.fields),
    })
    expect(new Set(testCredentials.map(({ key }) => key)).size).toBe(testCredentials.length)
    expect(new Set(testCredentials.map(({ title }) => title)).size).toBe(testCredentials.length)
    for (const { description } of testCredentials) expect(description).toMatch(/\.$/)
  })

  test.each(Object.entries(connector.actions))(
    '%s answers in the shape of its example',
    async (action, { input = {}, example }) => {
      const { provider } = quick(subject)
      const [method] = methodsOf(connector)
      const run = (given: Record<string, string>) =>
        runAction({
          connector,
          ...method!,
          action,
          input: given,
          door: { dispatch: provider },
          patience: { budget: 3_000 },
        })
      expect(await run(exampleValues(input))).toMatchObject({ ok: true, status: 200 })
      const required = Object.fromEntries(Object.entries(input).filter(([, field]) => !field.optional))
      const result = await run(exampleValues(required))
      if (!result.ok) throw new Error(result.message)
      expect(membersOf(result.data)).toEqual(membersOf(example))
    },
  )

  test('shows no secret in an address, in output or in a report', async () => {
    const written = outputOf()
    const addresses: string[] = []
    const [method] = methodsOf(connector)
    const secretNames = Object.keys(method!.values).filter((name) => connector.fields[name]?.kind === 'secret')
    const canary = '%2B+"\'\\&?#{canary}'.padEnd(40, 'z')
    const variants = [
      method!.values,
      { ...method!.values, ...Object.fromEntries(secretNames.map((name) => [name, canary])) },
    ]
    for (const values of variants) {
      const { provider } = quick(subject)
      const watched: Provider = (request) => {
        addresses.push(request.url)
        return provider(request)
      }
      const repeating: Provider = async (request) => {
        const said = [
          request.headers.get('authorization'),
          await request.clone().text(),
          ...secretNames.map((name) => values[name]),
        ].join(' ')
        return Response.json({ detail: said, message: said, error: said, errors: [{ message: said }] }, { status: 400 })
      }
      const sendingAway: Provider = async () => {
        const labels = secretNames.map((name) => values[name]!.replace(/[^a-z0-9]/gi, ''))
        const location = `https://${['away', ...labels].join('.')}.example/`
        return new Response(null, { status: 302, headers: { location } })
      }
      const reports = [
        await link(subject, method!.authMethod, values, watched),
        await link(subject, method!.authMethod, values, repeating),
        await link(subject, method!.authMethod, values, sendingAway),
      ]
      const shown = [...addresses, ...written, ...reports.map((report) => JSON.stringify(report))]
        .join('\n')
        .toLowerCase()
      for (const secret of secretNames.flatMap((name) => formsOf(values[name]!)))
        expect(shown.includes(secret.toLowerCase())).toBe(false)
    }
    expect(addresses.length).toBeGreaterThan(0)
  })
})

/** The names of the members of an object and of the first object in each list, at every depth that has any. */
function membersOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [membersOf(value[0])] : 'any'
  if (value === null || typeof value !== 'object') return 'any'
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, membersOf(inner)]))
}
