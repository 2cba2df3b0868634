'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Fields, Values } from '#lib/define/index.ts'
import { GuideImage } from './guide-image.tsx'
import { GuideLink } from './guide-link.tsx'
import { InlineText } from './inline-text.tsx'
import { fillText } from './link-state.ts'
import type { NumberedStep } from './steps-for.ts'

type StepBodyProps = { step: NumberedStep; fields: Fields; values: Values | undefined }

/** What one step says: sentence, deep link, picture. */
export function StepBody({ step, fields, values }: StepBodyProps) {
  const fill = (text: string) => fillText(text, fields, values ?? {})
  const { link, image } = step
  return (
    <>
      {step.title && <p className="font-medium text-foreground">{fill(step.title)}</p>}
      <p>
        <InlineText text={fill(step.text)} />
      </p>
      {link && <GuideLink link={link} fields={fields} values={values} pathIsSaid={step.text.includes(link.path)} />}
      {image && <GuideImage image={image} alt={fill(image.alt)} />}
    </>
  )
}

type TickProps = { number: string; done: boolean; onToggle: () => void }

/** The step's number, which is also its tick. */
export function Tick({ number, done, onToggle }: TickProps) {
  const t = useWords()
  return (
    <label className="relative -my-2 inline-flex size-11 cursor-pointer items-center justify-center">
      <input
        type="checkbox"
        checked={done}
        onChange={onToggle}
        aria-label={t('Step {number} done', { number })}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <span
        aria-hidden="true"
        className={cn(
          'flex h-6 min-w-7 items-center justify-center rounded-full border px-1.5 font-medium text-2xs tabular-nums transition-colors',
          'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ring',
          done
            ? 'border-primary bg-primary text-primary-foreground'
            : 'border-border-strong bg-card text-muted-foreground peer-hover:border-primary peer-hover:text-primary',
        )}
      >
        {done ? <Check className="size-3.5" /> : number}
      </span>
    </label>
  )
}

type StepRowProps = StepBodyProps & { tick: ReactNode; current: boolean; done: boolean }

/** One row of the list; `current` is the step of the field that has the focus. */
export const StepRow = ({ tick, current, done, ...body }: StepRowProps) => (
  <li
    aria-current={current ? 'step' : undefined}
    className={cn(
      'flex scroll-my-16 gap-1 rounded-md py-2 pe-3 transition-colors duration-200',
      current && 'bg-primary-soft shadow-[inset_0_0_0_1px_var(--primary-line)]',
    )}
  >
    <div className="shrink-0">{tick}</div>
    <div
      className={cn(
        'min-w-0 flex-1 select-text wrap-anywhere pt-px',
        done && !current ? 'text-muted-foreground' : 'text-foreground',
      )}
    >
      <StepBody {...body} />
    </div>
  </li>
)
