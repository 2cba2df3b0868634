import { say, sayAll, type Words } from '#lib/words/index.ts'
import type { Field, Fields, NameIn } from './fields.ts'

/** A deep link. Until every field in `href` is typed, `path` (the menu path in words) is shown instead. */
export type GuideLink = { label: string; href: string; path: string }

type Conditions = {
  /** shown when an action that was chosen needs one of these; always when absent */
  scopes?: readonly string[]
  /** left out when the guide is shown under a customer's own brand */
  whitelabelHide?: true
}

/** `text` may hold **bold** for the provider's own menu words and `code` for what is copied. */
export type GuideStep<F extends Fields = Fields> = Conditions & {
  title?: string
  text: string
  /** the fields this step fills */
  fields?: readonly NameIn<F>[]
  link?: GuideLink
  image?: { src: string; alt: string; width: number; height: number }
}

export type GuideSection<F extends Fields = Fields> = Conditions & {
  title: string
  intro?: string
  steps: readonly GuideStep<F>[]
}

export type Guide<F extends Fields = Fields> = { warning?: string; sections: readonly GuideSection<F>[] }

/** Gives a sentence in the reader's language. */
type Translate = (words: Words) => string

/** The closing part, the same for every provider: made from the form's labels, hidden under a customer's own brand. */
export const closingSection = (provider: string, fields: Fields, t: Translate = String): GuideSection => ({
  title: t(say('Link the account')),
  whitelabelHide: true,
  steps: [
    say('On the **Accounts** page, choose **Link Account**, then **{provider}**.', { provider }),
    say('Fill in {labels}.', { labels: sayAll(Object.values(fields).map(labelOf)) }),
    say('Press **Connect**. Each check is shown by name as it happens.'),
    say('The account is then on the **Accounts** page.'),
  ].map((sentence) => ({ text: t(sentence) })),
})

type Showing = {
  whitelabel?: boolean
  scopes?: readonly string[]
  /** the form it stands beside: what is done once that is open is left out; a session's has no Accounts page */
  form?: 'link' | 'session' | 'edit' | undefined
  /** for the closing part; English without it */
  t?: Translate
}

/** The whole guide as it is shown: what a brand hides and fields that are not asked for left out, the closing part added. */
export function guideFor(connector: { name: string; fields: Fields; guide: Guide }, options: Showing = {}): Guide {
  const isVisible = ({ scopes, whitelabelHide }: Conditions) =>
    !(whitelabelHide && options.whitelabel) &&
    (!scopes || !options.scopes || scopes.some((scope) => options.scopes?.includes(scope)))
  const isAsked = ({ fields }: GuideStep) => !fields || fields.some((name) => Object.hasOwn(connector.fields, name))
  const closing = closingSection(connector.name, connector.fields, options.t)
  const toDo = { link: closing.steps.slice(1), session: closing.steps.slice(1, 3), edit: [] }
  const sections = [
    ...connector.guide.sections,
    { ...closing, steps: options.form ? toDo[options.form] : closing.steps },
  ]
  return {
    ...connector.guide,
    sections: sections
      .filter(isVisible)
      .map((section) => ({ ...section, steps: section.steps.filter((step) => isVisible(step) && isAsked(step)) }))
      .filter(({ steps }) => steps.length > 0),
  }
}

const labelOf = ({ label, optional }: Field): Words =>
  optional ? say('**{label}** (optional)', { label: say(label) }) : `**${label}**`
