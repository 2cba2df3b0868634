import {
  type Connector,
  exampleValues,
  namesIn,
  type Rule,
  render,
  type Verdict,
  type When,
} from '#lib/define/index.ts'
import type { TestCredential } from './provider.ts'

/** What the sandbox plays for one set of test credentials. */
export type Play =
  | { kind: 'answer' }
  /** every call, except of one action, is refused in this way; `exchange` refuses the token exchange instead */
  | { kind: 'refuse'; when: When; except?: string; only?: string; exchange?: boolean }
  | { kind: 'busy' | 'down' | 'silent' | 'slow' }

export type Scenario = TestCredential & { play: Play }

const titles: Readonly<Record<Verdict['code'], string>> = {
  invalid_credentials: 'Credentials refused',
  credentials_expired: 'Credentials expired',
  wrong_tenant: 'Another address',
  wrong_organization: 'Another organisation',
  insufficient_permission: 'No permission',
  rate_limited: 'Too many requests',
  provider_unavailable: 'Provider down',
  malformed_input: 'Malformed value',
  unexpected_response: 'Unexpected answer',
}

/** The field whose value says which scenario is played: the first secret, else whatever the credential is made of. */
export const scenarioField = ({ fields, auth }: Connector): string => {
  const names = namesIn(auth).filter((name) => Object.hasOwn(fields, name))
  return names.find((name) => fields[name]?.kind === 'secret') ?? names[0] ?? ''
}

/** Every scenario a definition implies: its examples link, each of its verdicts, a busy, a slow and a broken provider. */
export function scenariosOf(connector: Connector): Scenario[] {
  const good = exampleValues(connector.fields)
  const field = scenarioField(connector)
  const { provider } = connector
  const links = { outcome: 'linked' } as const
  const drafts: (Omit<Scenario, 'values'> & { values?: Record<string, string> })[] = [
    { key: 'good', title: 'Works', description: 'Every check passes.', ...links, play: { kind: 'answer' } },
    ...optionalActions(connector).map((only) => ({
      key: `without_${only}`,
      title: 'Works with a limitation',
      description: `${connector.actions[only]?.title} is not allowed; everything else is.`,
      ...links,
      play: { kind: 'refuse' as const, when: { status: 403 }, only },
    })),
    ...verdictScenarios(connector, good),
    ...hostScenarios(connector, good),
    {
      key: 'busy',
      title: titles.rate_limited,
      description: `${provider} asks to wait 30 seconds.`,
      outcome: 'rate_limited',
      play: { kind: 'busy' },
    },
    {
      key: 'down',
      title: titles.provider_unavailable,
      description: `${provider} answers 503.`,
      outcome: 'provider_unavailable',
      play: { kind: 'down' },
    },
    {
      key: 'silent',
      title: 'No answer',
      description: `${provider} never answers.`,
      outcome: 'provider_unavailable',
      play: { kind: 'silent' },
    },
    {
      key: 'slow',
      title: 'Slow',
      description: `${provider} takes 9 seconds, then every check passes.`,
      ...links,
      play: { kind: 'slow' },
    },
  ]
  return drafts.map((draft) => ({
    ...draft,
    values: draft.values ?? (draft.key === 'good' ? good : { ...good, [field]: variant(good[field] ?? '', draft.key) }),
  }))
}

const optionalActions = (connector: Connector): string[] =>
  connector.test.flatMap((call) => ('action' in call && call.optional ? [call.action] : []))

function verdictScenarios(connector: Connector, good: Record<string, string>): Omit<Scenario, 'values'>[] {
  const exchanges = Object.values(connector.auth).flatMap((method) =>
    method.type === 'token' ? (method.outcomes ?? []) : [],
  )
  const plays = [
    ...exchanges.flatMap((rule) => verdictsOf(rule).map((it) => ({ ...it, exchange: true }))),
    ...connector.outcomes.flatMap((rule) => verdictsOf(rule).map((it) => ({ ...it, exchange: false }))),
  ]
  const numberOf = (index: number) =>
    plays.slice(0, index).filter(({ verdict }) => verdict.code === plays[index]?.verdict.code).length + 1
  const numbered = (word: string, index: number, gap: string) =>
    numberOf(index) > 1 ? `${word}${gap}${numberOf(index)}` : word
  return plays.map(({ verdict, when, except, exchange }, index) => ({
    key: numbered(verdict.code, index, '_'),
    title: numbered(titles[verdict.code], index, ' '),
    description: render(verdict.message, good),
    outcome: verdict.code,
    ...(verdict.fields.length > 0 && { blames: verdict.fields }),
    play: { kind: 'refuse', when, exchange, ...(except && { except }) },
  }))
}

/** The verdicts of a rule, each with the answers that lead to it. */
export const verdictsOf = (rule: Rule): { verdict: Verdict; when: When; except?: string }[] =>
  'probe' in rule
    ? [
        { verdict: rule.passed, when: rule.when, except: rule.probe.action },
        { verdict: rule.refused, when: rule.when },
      ]
    : [{ verdict: rule, when: rule.when }]

const hostScenarios = ({ hosts, fields }: Connector, good: Record<string, string>) =>
  namesIn(hosts)
    .filter((name) => fields[name]?.kind === 'text')
    .map((name) => ({
      key: `unknown_${name}`,
      title: 'Unknown address',
      description: 'No server has this name.',
      outcome: 'wrong_tenant' as const,
      blames: [name],
      values: { ...good, [name]: `unknown-${good[name]}` },
      play: { kind: 'answer' as const },
    }))

/** A value like the example that says which scenario it stands for, of the same length where it fits. */
function variant(example: string, key: string): string {
  const mark = key.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())
  return example.length >= mark.length + 8 ? example.slice(0, -mark.length) + mark : example + mark
}
