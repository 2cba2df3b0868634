import type { Outcome } from './call-words.ts'

const inks = { passed: 'text-primary', refused: 'text-danger', unavailable: 'text-warning' } as const

/** An outcome as a shape, the colour only repeats it: a full square, a cross, a ring. For legends and tables. */
export const OutcomeMark = ({ outcome }: { outcome: Outcome }) => (
  <svg aria-hidden="true" viewBox="0 0 12 12" className={`size-3 shrink-0 ${inks[outcome]}`}>
    <OutcomeShape outcome={outcome} />
  </svg>
)

/** The shape itself, in a box of 12 by 12. */
export const OutcomeShape = ({ outcome }: { outcome: Outcome }) => {
  switch (outcome) {
    case 'passed':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="2" fill="currentColor" />
    case 'refused':
      return <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" />
    case 'unavailable':
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
  }
}
