'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import { type Fields, type Guide as GuideData, guideFor, type Values } from '#lib/define/index.ts'
import { useAsker } from './asker.tsx'
import { StepRow, Tick } from './guide-step.tsx'
import { InlineText } from './inline-text.tsx'
import { fillText } from './link-state.ts'
import { scrollWithin } from './scroll-within.ts'
import { SendSteps } from './send-steps.tsx'
import { numbered, stepOf } from './steps-for.ts'
import { useTicks } from './use-ticks.ts'

export type GuidedConnector = {
  name: string
  fields: Fields
  guide: GuideData
  /** where it stands beside a form: which one, and the names of the fields that are rightly filled in */
  form?: { kind: 'link' | 'session' | 'edit'; filled: readonly string[] }
  /** shown under a customer's own brand */
  whitelabel?: boolean
  /** what the chosen actions take; left out, every part is shown */
  scopes?: readonly string[]
}

type GuideProps = {
  connector: GuidedConnector
  /** what has been typed so far, for the deep links; leave out where the guide is only read */
  values?: Values
  /** name of the field that has the focus: its step is highlighted */
  activeField?: string
  className?: string
}

/** A connector's setup guide: warning, sections, steps to tick off, and the same as text for somebody else. */
export function Guide({ connector, values, activeField, className }: GuideProps) {
  const t = useWords()
  const list = useRef<HTMLDivElement>(null)
  const { form, whitelabel = false, scopes } = connector
  // Beside a form the closing part is shorter, so its steps have other numbers.
  const { ticked, toggle } = useTicks(form ? `${connector.name}.${form.kind}` : connector.name)
  const asker = useAsker()
  const guide = guideFor(connector, { whitelabel, scopes, form: form?.kind, t })
  const sections = numbered(guide)
  const current = stepOf(sections, activeField)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the step that scrolls
  useEffect(() => {
    const step = list.current?.querySelector('[aria-current="step"]')
    if (step) scrollWithin(list.current?.closest('[data-scroll]'), step)
  }, [current])
  const fill = (text: string) => fillText(text, connector.fields, values ?? {})
  return (
    <div ref={list} className={cn('flex flex-col gap-6', className)}>
      {guide.warning && <Alert tone="warning">{guide.warning}</Alert>}
      {sections.map((section) => (
        <div key={section.number}>
          <h3 className="font-semibold text-base">
            {section.number}. {fill(section.title)}
          </h3>
          {section.intro && (
            <p className="mt-1 wrap-anywhere text-muted-foreground">
              <InlineText text={fill(section.intro)} />
            </p>
          )}
          <ol className="-ms-2 mt-1.5 flex flex-col gap-0.5">
            {section.steps.map((step) => (
              <StepRow
                key={step.number}
                step={step}
                fields={connector.fields}
                values={values}
                current={step.number === current}
                done={ticked.has(step.number)}
                tick={<Tick number={step.number} done={ticked.has(step.number)} onToggle={() => toggle(step.number)} />}
              />
            ))}
          </ol>
        </div>
      ))}
      <SendSteps
        request={{
          connector,
          // Whoever has a link has no Accounts page to send somebody to.
          guide: guideFor(connector, { whitelabel, scopes, form: form?.kind === 'session' ? 'edit' : undefined, t }),
          asker,
          filled: form?.filled,
        }}
      />
    </div>
  )
}
