import type { Translate } from '#components/words/translate.ts'
import { type Fields, type Guide, type GuideLink, namesIn } from '#lib/define/index.ts'
import { sayAll } from '#lib/words/index.ts'
import { parseInline } from './inline.ts'
import { fillText } from './link-state.ts'
import { numbered } from './steps-for.ts'

/** What a colleague is sent: plain text, for mail, chat and tickets alike. It never holds a typed value. */
export type StepsRequest = {
  subject: string
  /** who asks, for what, what is still missing */
  head: string
  /** the guide, in order */
  steps: string
}

/** What is to be asked for. */
export type Request = {
  connector: { name: string; fields: Fields }
  guide: Guide
  /** who asks, where that is known */
  asker?: string | undefined
  /** names of the fields that are filled in, not their values; leave out where there is no form */
  filled?: readonly string[] | undefined
}

/** Asks somebody who has no access to the hub for the values of a form; only names of fields go in. */
export function stepsRequest({ connector, guide, asker, filled }: Request, t: Translate): StepsRequest {
  const { name, fields } = connector
  const names = Object.keys(fields)
  const labelOf = (field: string) => fields[field]?.label ?? field
  const missing = names.filter((field) => !filled?.includes(field))
  const present = names.filter((field) => filled?.includes(field))
  const secrets = missing.filter((field) => fields[field]?.kind === 'secret').map(labelOf)
  const list = (fieldNames: readonly string[]) =>
    fieldNames
      .map(
        (field) => `- ${fields[field]?.optional ? t('{label} (optional)', { label: labelOf(field) }) : labelOf(field)}`,
      )
      .join('\n')
  const head = [
    asker
      ? t('{asker} would like to connect {name} and needs your help.', { asker, name })
      : t('Your help is needed to connect {name}.', { name }),
    missing.length > 0 && `${t(filled ? 'Still missing:' : 'What is needed:')}\n${list(missing)}`,
    present.length > 0 && `${t('Already filled in:')}\n${list(present)}`,
    secrets.length > 0 &&
      t('Please hand over the {labels} in a safe way, not by e-mail or chat.', { labels: sayAll(secrets) }),
  ]
  return {
    subject: asker ? t('{asker}: steps to connect {name}', { asker, name }) : t('Steps to connect {name}', { name }),
    head: head.filter(Boolean).join('\n\n'),
    steps: stepsInWords(guide, fields),
  }
}

const plain = (text: string): string =>
  parseInline(text)
    .map((part) => part.text)
    .join('')

/** The address where it needs no value, else the menu path, unless the sentence names it already. */
function wayOf(link: GuideLink | undefined, sentence: string): string {
  if (!link) return ''
  const way = namesIn(link.href).length === 0 ? link.href : link.path
  return plain(sentence).includes(way) ? '' : ` (${way})`
}

function stepsInWords(guide: Guide, fields: Fields): string {
  const fill = (text: string) => plain(fillText(text, fields, {}))
  const sections = numbered(guide).map(({ number, title, intro, steps }) =>
    [
      `${number}. ${fill(title)}`,
      ...(intro ? [fill(intro)] : []),
      ...steps.map(({ number: at, title: name, text, link }) => {
        const named = name ? `${fill(name).replace(/[.:]$/, '')}: ` : ''
        return `${at} ${named}${fill(text)}${wayOf(link, text)}`
      }),
    ].join('\n'),
  )
  return [...(guide.warning ? [plain(guide.warning)] : []), ...sections].join('\n\n')
}

export const wholeText = ({ head, steps }: StepsRequest): string => `${head}\n\n${steps}`
