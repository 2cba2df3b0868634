import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { Call } from '#lib/api/account-history-contract.ts'
import { type Outcome, outcomeWord } from './call-words.ts'
import { CallsChart } from './calls-chart.tsx'
import { typicalMs } from './calls-scale.ts'
import { CallsTable } from './calls-table.tsx'
import { durationWords } from './duration.ts'
import { OutcomeMark } from './outcome-mark.tsx'

const outcomes = ['passed', 'refused', 'unavailable'] as const satisfies Outcome[]

/** What the provider was asked through the account lately: how it went and how long it took. `calls`: newest first. */
export function RecentCalls({ calls }: { calls: readonly Call[] }) {
  const [oldest, ...later] = calls.toReversed()
  const typical = typicalMs(calls)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Recent calls</CardTitle>
        {typical !== undefined && (
          <p className="text-muted-foreground text-sm tabular-nums">Usually {durationWords(typical)}</p>
        )}
      </CardHeader>
      <CardBody>
        {oldest ? (
          <>
            <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm tabular-nums">
              {outcomes.map((outcome) => (
                <li key={outcome} className="flex items-center gap-1.5">
                  <OutcomeMark outcome={outcome} />
                  {calls.filter((call) => call.outcome === outcome).length} {outcomeWord[outcome]}
                </li>
              ))}
            </ul>
            <CallsChart calls={[oldest, ...later]} />
            <Disclosure summary="Show as a table" className="mt-3">
              <CallsTable calls={calls} />
            </Disclosure>
          </>
        ) : (
          <p className="text-muted-foreground">
            No call yet. Each check and each action through this account is shown here with its outcome and its time.
          </p>
        )}
      </CardBody>
    </Card>
  )
}
