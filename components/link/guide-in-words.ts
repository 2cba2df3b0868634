import type { Translate } from '#components/words/translate.ts'
import type { Guide, GuideStep } from '#lib/define/index.ts'

/** The same guide for a sandbox: no link to the provider, whose way is said in words, and no warning about who may go there. */
export const guideInWords = ({ warning: _, ...guide }: Guide, t: Translate): Guide => ({
  ...guide,
  sections: guide.sections.map((section) => ({ ...section, steps: section.steps.map((step) => stepInWords(step, t)) })),
})

function stepInWords({ link, ...step }: GuideStep, t: Translate): GuideStep {
  if (!link || step.text.includes(link.path)) return step
  return { ...step, text: `${step.text} ${t('At the real provider: **{path}**.', { path: link.path })}` }
}
