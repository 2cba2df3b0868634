import { linkState } from '#components/guide/link-state.ts'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { type Field, type Fields, type Guide, type GuideStep, isShown } from '#lib/define/index.ts'

type Values = Readonly<Record<string, string>>
type Stored = Pick<Account, 'setup_information' | 'secrets'>

export type RotateForm = {
  /** the connector with no more than a credential's own fields, and the parts of its guide about them */
  connector: ConnectorDetail
  /** '' for each field that begins empty: a new credential has another value there */
  empty: Values
}

/**
 * The form for a new credential: what the provider makes anew together, so every sealed field that has to be there. What
 * is sealed and may be left out (the company that a credential reads) stays until somebody replaces it.
 */
export function rotateForm(connector: ConnectorDetail, { setup_information, secrets }: Stored): RotateForm {
  const isAsked = ([name, field]: [string, Field]) =>
    connector.sealed.includes(name) && isShown(field, setup_information)
  // What decides whether a field is shown is not asked for here, and is decided.
  const always = ({ showWhen: _, ...field }: Field): Field => field
  const fields: Fields = Object.fromEntries(
    Object.entries(connector.fields)
      .filter(isAsked)
      .map(([name, field]) => [name, always(field)]),
  )
  const names = Object.keys(fields)
  const anew = names.filter((name) => !fields[name]!.optional && secrets[name])
  return {
    connector: {
      ...connector,
      fields,
      guide: guideAbout(names, connector.guide, setup_information),
      test_credentials: connector.test_credentials.map((credential) => ({
        ...credential,
        values: Object.fromEntries(Object.entries(credential.values).filter(([name]) => names.includes(name))),
      })),
    },
    empty: Object.fromEntries(anew.map((name) => [name, ''])),
  }
}

/** The sections in which one of these fields is filled and those about no field at all, with what is known filled in. */
function guideAbout(names: readonly string[], guide: Guide, values: Values): Guide {
  const isAbout = (filled: readonly string[]) => filled.length === 0 || filled.some((name) => names.includes(name))
  const known = (template: string, encode = (value: string) => value) =>
    template.replace(/\{(\w+)\}/g, (hole, name: string) => (values[name] ? encode(values[name]) : hole))
  const fill = ({ text, link, ...step }: GuideStep): GuideStep => ({
    ...step,
    text: known(text),
    ...(link && { link: { ...link, label: known(link.label), href: known(link.href, encodeURIComponent) } }),
  })
  return {
    ...guide,
    sections: guide.sections
      .filter(({ steps }) => isAbout(steps.flatMap(({ fields = [] }) => fields)))
      .map((section) => ({ ...section, steps: section.steps.map(fill) })),
  }
}

/** Where a credential is made at the provider, and the old one revoked; undefined where the guide has no address of it. */
export function providerLink({
  connector: { guide, fields },
}: RotateForm): { label: string; href: string } | undefined {
  const links = guide.sections.flatMap(({ steps }) => steps.flatMap(({ link }) => (link ? [link] : [])))
  return links.map((link) => linkState(link, fields, {})).find((state) => state.ready)
}
