import { describe, expect, test } from 'vitest'
import {
  type Connector,
  checkField,
  cleanField,
  guideFor,
  namesIn,
  namesOf,
  outcomeCodes,
  sealedFields,
  transientCodes,
  usualHint,
  type Verdict,
} from '#lib/define/index.ts'
import { verdictsOf } from '#lib/sandbox/scenarios.ts'
import { registries } from './contract-subjects.fixture.ts'

/** What every definition says and how it says it. */

const rulesOf = ({ auth, outcomes }: Connector) => [
  ...Object.values(auth).flatMap((method) => (method.type === 'token' ? (method.outcomes ?? []) : [])),
  ...outcomes,
]
const verdictsIn = (connector: Connector): Verdict[] => [
  ...rulesOf(connector)
    .flatMap(verdictsOf)
    .map(({ verdict }) => verdict),
  ...connector.test.flatMap((call) => ('proves' in call ? (call.proves ?? []) : [])).map(({ otherwise }) => otherwise),
]
const sectionsOf = (connector: Connector) => guideFor(connector).sections
const stepsOf = (connector: Connector) => sectionsOf(connector).flatMap(({ steps }) => steps)
const inputsOf = ({ actions }: Connector) => Object.values(actions).flatMap(({ input = {} }) => Object.values(input))

const sentencesOf = (connector: Connector): string[] =>
  [
    connector.description,
    connector.guide.warning,
    ...sectionsOf(connector).map(({ intro }) => intro),
    ...stepsOf(connector).map(({ text }) => text),
    ...[...Object.values(connector.fields), ...inputsOf(connector)].map(({ help }) => help),
    ...Object.values(connector.fields).flatMap(({ lookalikes = {} }) => Object.values(lookalikes)),
    ...verdictsIn(connector).flatMap(({ message, next }) => [message, next]),
    ...connector.test.map((call) => ('optional' in call ? call.optional?.message : undefined)),
    ...Object.values(connector.actions).map(({ description }) => description),
  ].filter((sentence) => sentence !== undefined)

const titlesOf = (connector: Connector): string[] =>
  [
    connector.name,
    connector.needs,
    ...sectionsOf(connector).map(({ title }) => title),
    ...stepsOf(connector).flatMap(({ title, link }) => [title, link?.label, link?.path]),
    ...[...Object.values(connector.fields), ...inputsOf(connector)].map(({ label }) => label),
    ...Object.values(connector.auth).map(({ label }) => label),
    ...Object.values(connector.actions).map(({ title }) => title),
    ...connector.test.flatMap(({ steps }) => Object.values(steps)),
  ].filter((title) => title !== undefined)

const all = await Promise.all(
  registries.map(async ({ connectors, findLogo }) =>
    [...(await connectors())].map(([id, connector]) => ({ name: connector.name, connector, logo: () => findLogo(id) })),
  ),
)

describe.each(all.flat())('$name', ({ connector, logo }) => {
  const { fields, auth, actions } = connector

  test('is data alone', () => {
    expect(JSON.parse(JSON.stringify(connector))).toEqual(connector)
  })

  test('has a guide step for every field, in the order of the form', () => {
    const filled = stepsOf(connector).flatMap((step) => step.fields ?? [])
    expect([...new Set(filled)]).toEqual(Object.keys(fields))
  })

  test('shows parts of the guide for scopes that an action takes', () => {
    const taken = Object.values(actions).flatMap(({ scopes = [] }) => scopes)
    const named = connector.guide.sections.flatMap(({ scopes = [], steps }) => [
      ...scopes,
      ...steps.flatMap((step) => step.scopes ?? []),
    ])
    for (const scope of named) expect(taken).toContain(scope)
  })

  test('uses every field', () => {
    const choosing = Object.values(fields).flatMap(({ showWhen }) => (showWhen ? [showWhen.field] : []))
    const used = [...namesIn(connector.hosts, connector.baseUrl, auth, actions, connector.test), ...choosing]
    for (const name of Object.keys(fields)) expect(used).toContain(name)
  })

  test('has examples that need no cleaning, pass their checks and look as usual', () => {
    for (const [name, field] of Object.entries(fields)) {
      expect(cleanField(field, field.example)).toBe(field.example)
      expect(checkField(field, field.example)).toBeUndefined()
      expect(usualHint(fields, name, field.example)).toBeUndefined()
    }
    for (const field of inputsOf(connector)) expect(checkField(field, field.example)).toBeUndefined()
  })

  test('calls no two fields by one name', () => {
    const names = Object.values(fields).flatMap((field) => [...new Set(namesOf(field).map((it) => it.toLowerCase()))])
    expect(new Set(names).size).toBe(names.length)
  })

  test('declares the host of its base URL, and calls https alone', () => {
    const [, host] = /^https:\/\/([^/]+)/.exec(connector.baseUrl) ?? []
    expect(connector.hosts).toContain(host)
    for (const step of stepsOf(connector)) if (step.link) expect(step.link.href).toMatch(/^https:\/\//)
    expect(connector.docs).toMatch(/^https:\/\//)
  })

  test('tests and probes with actions of its own and inputs they declare', () => {
    const probes = rulesOf(connector).flatMap((rule) => ('probe' in rule ? [rule.probe] : []))
    const calls = [...connector.test.flatMap((call) => ('action' in call ? [call] : [])), ...probes]
    expect(calls.length).toBeGreaterThan(0)
    for (const { action, input = {} } of calls) {
      const declared = actions[action]?.input ?? {}
      expect(Object.keys(actions)).toContain(action)
      expect(Object.keys(declared)).toEqual(expect.arrayContaining(Object.keys(input)))
      const required = Object.keys(declared).filter((name) => !declared[name]?.optional)
      expect(Object.keys(input)).toEqual(expect.arrayContaining(required))
      expect(actions[action]?.kind, 'a test changes nothing').toBe('read')
    }
  })

  test('proves an identity', () => {
    expect(connector.test.some((call) => 'identity' in call && call.identity)).toBe(true)
  })

  test('seals every secret, and shows no sealed value in a title, a sentence, a link or an address', () => {
    const sealed = sealedFields(connector)
    for (const [name, { kind }] of Object.entries(fields)) if (kind === 'secret') expect(sealed).toContain(name)
    const exchanges = Object.values(auth).flatMap((method) =>
      method.type === 'token' ? [method.request.path, method.request.query, method.outcomes] : [],
    )
    const shown = namesIn(
      connector.guide,
      titlesOf(connector),
      sentencesOf(connector),
      connector.hosts,
      connector.baseUrl,
      actions,
      exchanges,
    )
    for (const name of sealed) expect(shown).not.toContain(name)
  })

  test('speaks in whole, calm sentences', () => {
    for (const sentence of sentencesOf(connector)) {
      expect(sentence).toMatch(/^[A-Z*`{].*\.$/)
      expect(sentence).not.toMatch(/ {2}|!|\bplease\b|[<>]| \.|\.\./i)
    }
    for (const { message, next } of verdictsIn(connector)) {
      expect(message.length).toBeLessThanOrEqual(120)
      expect(next.length).toBeLessThanOrEqual(140)
      expect(message).not.toBe(next)
    }
  })

  test('says each outcome in words of its own', () => {
    const verdicts = verdictsIn(connector)
    expect(new Set(verdicts.map(({ message }) => message)).size).toBe(verdicts.length)
    for (const { code } of verdicts) expect(outcomeCodes).toContain(code)
  })

  test('blames a field wherever the input is at fault, and nobody for the provider’s own faults', () => {
    const blaming = [
      'invalid_credentials',
      'credentials_expired',
      'wrong_tenant',
      'wrong_organization',
      'malformed_input',
    ]
    for (const { code, fields: blamed } of verdictsIn(connector)) {
      if (blaming.includes(code)) expect(blamed).not.toEqual([])
      if (transientCodes.includes(code)) expect(blamed).toEqual([])
    }
  })

  test('has titles without a full stop, and labels that differ', () => {
    for (const title of titlesOf(connector)) expect(title).toMatch(/^\S(?!.* {2}).*[^\s.]$/)
    const labels = Object.values(fields).map(({ label }) => label.toLowerCase())
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('has a logo that draws itself and loads nothing', async () => {
    const svg = await logo()
    expect(svg).toMatch(/^<svg [^>]*viewBox="/)
    expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|href=|url\(|\son\w+=/i)
    expect(svg?.length).toBeLessThan(4096)
  })
})
