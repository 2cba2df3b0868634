import { cn } from '#components/ui/cn.ts'
import type { Call } from '#lib/api/account-history-contract.ts'
import { heightOf } from './calls-scale.ts'
import { OutcomeShape } from './outcome-mark.tsx'

/** Heights in px: the bars, and the room above them for a cross or a ring. */
const BARS = 84
const ABOVE = 16
export const CHART_HEIGHT = BARS + ABOVE + 1
const LEAST = 3
/** No bar is wider than it would be among so many. */
const FEWEST = 24

export const slotsOf = (count: number): number => Math.max(count, FEWEST)

const bars = {
  passed: 'fill-primary',
  refused: 'fill-danger',
  unavailable: 'fill-none stroke-warning [stroke-dasharray:2_2]',
} as const satisfies Record<Call['outcome'], string>
const marks = { refused: 'text-danger', unavailable: 'text-warning' } as const

type CallsBarsProps = {
  /** oldest first */
  calls: readonly Call[]
  /** ms at which the scale ends */
  most: number
  /** place of the chosen one */
  chosen: number
}

/** One bar for each call: as high as it took, a cross above what was refused, a ring above what got no answer. */
export function CallsBars({ calls, most, chosen }: CallsBarsProps) {
  const slot = 100 / slotsOf(calls.length)
  const base = ABOVE + BARS
  return (
    <svg aria-hidden="true" width="100%" height={CHART_HEIGHT} className="block overflow-visible">
      {[ABOVE, ABOVE + BARS / 2].map((y) => (
        <line key={y} x1="0" x2="100%" y1={y} y2={y} className="stroke-border" strokeDasharray="2 3" />
      ))}
      <line x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} className="stroke-border-strong" />
      {calls.map(({ id, outcome, ms }, index) => {
        const height = Math.max(LEAST, heightOf(ms, most) * BARS)
        const x = index * slot
        return (
          <g key={id}>
            {index === chosen && (
              <rect x={`${x}%`} y="0" width={`${slot}%`} height={base} rx="2" className="fill-hover" />
            )}
            <rect
              x={`${x + slot * 0.18}%`}
              y={base - height}
              width={`${slot * 0.64}%`}
              height={height}
              rx="1.5"
              className={cn(bars[outcome], index !== chosen && 'opacity-80')}
            />
            {outcome !== 'passed' && (
              <svg
                aria-hidden="true"
                x={`${x + slot / 2}%`}
                y={base - height - 12}
                width="10"
                height="10"
                viewBox="6 0 12 12"
                className={cn('overflow-visible', marks[outcome])}
              >
                <OutcomeShape outcome={outcome} />
              </svg>
            )}
          </g>
        )
      })}
    </svg>
  )
}
