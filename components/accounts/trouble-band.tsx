import { CircleAlert, CircleCheck, CloudOff } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import type { AccountList } from '#lib/api/contract.ts'
import type { Incident } from '#lib/api/incident-contract.ts'
import { ClockTime } from './clock-time.tsx'
import { attentionOf, incidentWords } from './trouble-words.ts'

type TroubleBandProps = {
  /** those that go on */
  incidents: readonly Incident[]
  /** of all accounts, whatever the filters */
  counts: AccountList['counts']
  /** of all accounts: those whose credentials are older than their provider advises */
  old: number
}

const row = 'flex flex-wrap items-start gap-x-2.5 gap-y-2 px-4 py-3'
const icon = 'mt-[0.1875rem] size-4 shrink-0'

/** What is wrong, before anything else on the page: providers that are away, accounts to mend. One quiet line if nothing is. */
export function TroubleBand({ incidents, counts, old }: TroubleBandProps) {
  const attention = attentionOf(counts, old)
  if (incidents.length === 0 && attention.length === 0)
    return (
      <p className="flex items-center gap-2 text-muted-foreground text-sm">
        <CircleCheck aria-hidden="true" className="size-4 text-primary" />
        Nothing needs your attention.
      </p>
    )
  return (
    <section
      aria-label="Needs attention"
      className="divide-y divide-border rounded-lg border border-border bg-card shadow-xs"
    >
      {incidents.map((incident) => {
        const { title, next } = incidentWords(incident)
        return (
          <div key={incident.id} className={row}>
            <CloudOff aria-hidden="true" className={`${icon} text-warning`} />
            <p className="min-w-0 flex-1 basis-64">
              <span className="font-medium">
                {title} since <ClockTime time={incident.opened_at} />.
              </span>{' '}
              <span className="text-muted-foreground">{next}</span>
            </p>
          </div>
        )
      })}
      {attention.map(({ key, isBroken, words, show, href }) => (
        <div key={key} className={row}>
          <CircleAlert aria-hidden="true" className={`${icon} ${isBroken ? 'text-danger' : 'text-warning'}`} />
          <p id={`trouble-${key}`} className="min-w-0 flex-1 basis-40 font-medium">
            {words}
          </p>
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            aria-describedby={`trouble-${key}`}
            className={buttonVariants({ size: 'sm', className: '-my-1' })}
          >
            {show}
          </Link>
        </div>
      ))}
    </section>
  )
}
