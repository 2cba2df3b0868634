'use client'

import { CopyButton } from '#components/ui/copy-button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { ProblemBody } from '#lib/api/contract.ts'
import { say } from '#lib/words/index.ts'
import { detailsOf } from './notice.ts'

/** For whoever helps: which check, what the provider answered, which request. Never a value that was typed. */
export function ProblemDetails({ problem, className }: { problem: ProblemBody; className?: string }) {
  const t = useWords()
  const rows = detailsOf(problem).map(([name, value]) => [t(name), value] as const)
  return (
    <Disclosure summary={t('Details')} className={className}>
      <div className="mt-1 rounded-md border border-border bg-muted px-3.5 py-3">
        <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{name}</dt>
              <dd className="mb-1 min-w-0 select-text break-words font-mono text-xs leading-5 sm:mb-0">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-2 -ms-2.5 flex items-center">
          <CopyButton
            value={rows.map(([name, value]) => `${name}: ${value}`).join('\n')}
            what={say('details for support')}
          />
        </div>
      </div>
    </Disclosure>
  )
}
