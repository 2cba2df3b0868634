import { CircleCheck, CircleX } from 'lucide-react'
import { Ago } from '#components/accounts/ago.tsx'
import { cn } from '#components/ui/cn.ts'
import type { DeliveryAttempt } from '#lib/api/webhook-contract.ts'
import { duration } from './duration.ts'

type AttemptsListProps = {
  /** newest first */
  tries: readonly DeliveryAttempt[]
  total: number
}

/** Every attempt on a line of time: what was answered, after how long, and how the answer began. */
export function AttemptsList({ tries, total }: AttemptsListProps) {
  if (tries.length === 0) return <p className="text-muted-foreground">{total > 0 ? 'No longer kept.' : 'None yet.'}</p>
  return (
    <ol reversed start={total} aria-label="Attempts">
      {tries.map((attempt, index) => (
        <li key={attempt.created_at} className="relative flex gap-3 pb-5 last:pb-0">
          {index < tries.length - 1 && (
            <span aria-hidden="true" className="absolute top-6 bottom-0 start-[0.5625rem] w-px bg-border-strong" />
          )}
          <Sign arrived={attempt.error === null} />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">
                {attempt.error === null ? 'Delivered' : attempt.status === null ? 'No answer' : 'Not accepted'}
                {attempt.status !== null && `: ${attempt.status}`}
                <span className="font-normal text-muted-foreground"> after {duration(attempt.ms)}</span>
              </span>
              <Ago time={attempt.created_at} className="min-h-0 text-muted-foreground text-sm" />
            </p>
            {attempt.error && <p className="text-muted-foreground [overflow-wrap:anywhere]">{attempt.error}</p>}
            {attempt.answer && (
              <pre className="mt-1.5 whitespace-pre-wrap rounded-md border border-border bg-muted px-3 py-2 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
                {attempt.answer}
              </pre>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

const Sign = ({ arrived }: { arrived: boolean }) => {
  const Icon = arrived ? CircleCheck : CircleX
  return (
    <Icon
      aria-hidden="true"
      className={cn('mt-0.5 size-[1.125rem] shrink-0', arrived ? 'text-primary' : 'text-danger')}
    />
  )
}
