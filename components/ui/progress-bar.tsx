import { cn } from './cn.ts'

type ProgressBarProps = {
  /** from 0 to 100 */
  percent: number
  /** what goes on, for its name: "Checking 214 accounts" */
  label: string
  /** how far, in words: "50 of 214 done" */
  text: string
  className?: string
}

/** How far something is; the words beside it say the same. Drawn, because the security policy allows no inline style. */
export const ProgressBar = ({ percent, label, text, className }: ProgressBarProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuenow={percent}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuetext={text}
    className={cn('h-2 overflow-hidden rounded-full border border-border bg-muted', className)}
  >
    <svg aria-hidden="true" className="block size-full">
      <rect width={`${percent}%`} height="100%" className="fill-primary forced-colors:fill-[CanvasText]" />
    </svg>
  </div>
)
