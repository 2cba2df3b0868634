import type { Fields, Guide } from '#lib/define/index.ts'
import { fillText } from './link-state.ts'
import { numbered } from './steps-for.ts'

/** The guide as Markdown for somebody outside the hub: what to do and what to send back. Never holds a typed value. */
export function guideMarkdown(connector: { name: string; fields: Fields }, guide: Guide): string {
  const fill = (text: string) => fillText(text, connector.fields, {})
  const labels = Object.values(connector.fields).map(
    ({ label, optional }) => `- ${label}${optional ? ' (optional)' : ''}`,
  )
  const secrets = Object.values(connector.fields).filter(({ kind }) => kind === 'secret')
  return [
    `# Connect ${connector.name}`,
    ...(guide.warning ? [`> ${guide.warning}`] : []),
    `What is needed in the end:\n\n${labels.join('\n')}`,
    ...numbered(guide).flatMap(({ number, title, intro, steps }) => [
      `## ${number}. ${fill(title)}`,
      ...(intro ? [fill(intro)] : []),
      steps
        .map(({ title: name, text, link }, at) => {
          const path = link && !text.includes(link.path) ? ` (${link.path})` : ''
          return `${at + 1}. ${name ? `**${fill(name).replace(/[.:]?$/, '.')}** ` : ''}${fill(text)}${path}`
        })
        .join('\n'),
    ]),
    ...(secrets.length > 0
      ? [
          `Please hand over the ${secrets.map(({ label }) => label).join(' and the ')} in a safe way: not by e-mail or chat.`,
        ]
      : []),
  ].join('\n\n')
}
