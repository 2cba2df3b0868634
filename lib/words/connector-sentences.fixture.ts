import type { Connector, Fields, Guide, Rule, TestCall, Verdict } from '#lib/define/index.ts'
import { verdictsOf } from '#lib/sandbox/scenarios.ts'

/** Every sentence of a connector that a person can meet in the hub: what its overlays translate. */
export function connectorSentences(connector: Connector, testCredentials: readonly Titled[] = []): string[] {
  const { description, needs, fields, guide, auth, outcomes, test } = connector
  const found = [
    ...[description, needs],
    ...fieldSentences(fields),
    ...guideSentences(guide),
    ...Object.values(auth).flatMap((method) => [
      method.label,
      ...(method.type === 'token' ? ruleSentences(method.outcomes) : []),
    ]),
    ...ruleSentences(outcomes),
    ...test.flatMap(testSentences),
    ...testCredentials.flatMap(({ title, description: text }) => [title, text]),
  ]
  return [...new Set(found.filter((text) => text !== undefined))]
}

type Titled = { title: string; description: string }
type Found = (string | undefined)[]

/** Also what a field is usually called: the labels. Their other names are the provider's own, for what is pasted. */
const fieldSentences = (fields: Fields): Found =>
  Object.values(fields).flatMap((field) => [
    ...[field.label, field.help],
    ...Object.values(field.lookalikes ?? {}),
    ...(field.kind === 'select' ? Object.values(field.options) : []),
  ])

const guideSentences = ({ warning, sections }: Guide): Found => [
  warning,
  ...sections.flatMap(({ title, intro, steps }) => [
    ...[title, intro],
    ...steps.flatMap((step) => [step.title, step.text, step.link?.label, step.link?.path, step.image?.alt]),
  ]),
]

const ruleSentences = (rules: readonly Rule[] = []): Found =>
  rules.flatMap(verdictsOf).flatMap(({ verdict }) => verdictSentences(verdict))

const verdictSentences = ({ message, next }: Verdict): Found => [message, next]

function testSentences(call: TestCall): Found {
  const titles = Object.values(call.steps)
  if ('signIn' in call) return titles
  const { proves = [], optional } = call
  return [...titles, optional?.message, ...proves.flatMap(({ otherwise }) => verdictSentences(otherwise))]
}
