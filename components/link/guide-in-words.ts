import type { Guide, GuideStep } from '#lib/define/index.ts'

/** The same guide for a sandbox: no link to the provider, whose way is said in words, and no warning about who may go there. */
export const guideInWords = ({ warning: _, ...guide }: Guide): Guide => ({
  ...guide,
  sections: guide.sections.map((section) => ({ ...section, steps: section.steps.map(stepInWords) })),
})

function stepInWords({ link, ...step }: GuideStep): GuideStep {
  if (!link || step.text.includes(link.path)) return step
  return { ...step, text: `${step.text} At the real provider: **${link.path}**.` }
}
