'use client'

import { Disclosure } from '#components/ui/disclosure.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { guideFor, type Values } from '#lib/define/index.ts'
import type { GuidedConnector } from './guide.tsx'
import { StepBody } from './guide-step.tsx'
import { numbered, stepsFor } from './steps-for.ts'

type InlineStepsProps = { connector: GuidedConnector; field: string; values: Values; className?: string }

/** On narrow screens: the way to one field, opened in place under it. Nothing when the guide has no step for it. */
export function InlineSteps({ connector, field, values, className }: InlineStepsProps) {
  const t = useWords()
  const steps = stepsFor(numbered(guideFor(connector, { whitelabel: connector.whitelabel ?? false })), field)
  if (steps.length === 0) return null
  return (
    <Disclosure
      className={className}
      summary={
        <>
          {t('Where do I find this?')}
          <span className="sr-only"> ({connector.fields[field]?.label})</span>
        </>
      }
    >
      <ol className="mt-1 flex flex-col gap-3 rounded-md border border-border bg-muted p-3.5">
        {steps.map((step) => (
          <li key={step.number} className="flex gap-2.5">
            <span aria-hidden="true" className="w-6 shrink-0 text-muted-foreground text-sm tabular-nums">
              {step.number}
            </span>
            <div className="min-w-0 flex-1 select-text wrap-anywhere">
              <StepBody step={step} fields={connector.fields} values={values} />
            </div>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
