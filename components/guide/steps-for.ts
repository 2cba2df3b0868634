import type { Guide, GuideSection, GuideStep } from '#lib/define/index.ts'

/** A step as it is shown: its number ("2.1") is its id as well. */
export type NumberedStep = GuideStep & { number: string }
export type NumberedSection = Omit<GuideSection, 'steps'> & { number: number; steps: NumberedStep[] }

export const numbered = (guide: Guide): NumberedSection[] =>
  guide.sections.map((section, index) => ({
    ...section,
    number: index + 1,
    steps: section.steps.map((step, at) => ({ ...step, number: `${index + 1}.${at + 1}` })),
  }))

/** Number of the first step that fills the field. */
export const stepOf = (sections: readonly NumberedSection[], field: string | undefined): string | undefined =>
  field === undefined
    ? undefined
    : sections.flatMap(({ steps }) => steps).find(({ fields }) => fields?.includes(field))?.number

/** The way to one field: the steps of its section up to the one that fills it. Empty when no step does. */
export function stepsFor(sections: readonly NumberedSection[], field: string): NumberedStep[] {
  for (const { steps } of sections) {
    const last = steps.findIndex(({ fields }) => fields?.includes(field))
    if (last >= 0) return steps.slice(0, last + 1)
  }
  return []
}
