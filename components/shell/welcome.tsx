import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Mark } from './mark.tsx'

type WelcomeProps = { title: string; children: ReactNode; intro: ReactNode }

/** The page before one is signed in: the form, and beside it (where there is room) what the product does, as a picture. */
export const Welcome = ({ title, intro, children }: WelcomeProps) => (
  <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
    <main id="main" className="flex flex-col px-5 py-8 sm:px-10">
      <p className="flex items-center gap-2.5 font-semibold tracking-[-0.01em]">
        <Mark />
        Connector Hub
      </p>
      <div className="m-auto w-full max-w-sm py-10">
        <h1 className="font-semibold text-2xl tracking-[-0.025em]">{title}</h1>
        <p className="mt-2 text-muted-foreground">{intro}</p>
        <div className="mt-7">{children}</div>
      </div>
    </main>
    <div
      aria-hidden="true"
      className="relative hidden items-center justify-center overflow-hidden border-border border-s bg-muted bg-[radial-gradient(var(--border-strong)_1px,transparent_1px)] bg-size-[1.25rem_1.25rem] p-12 lg:flex"
    >
      <Picture />
    </div>
  </div>
)

const steps = [
  'Reach the learning platform',
  'Sign in with the Client ID and Client Secret',
  'Find the organisation',
  'Read the course catalogue',
]

const Picture = () => (
  <div className="w-full max-w-md rounded-xl border border-border bg-card shadow-pop">
    <div className="flex items-center justify-between gap-4 border-border border-b px-5 py-4">
      <div>
        <p className="font-semibold">Acme Learning</p>
        <p className="text-muted-foreground text-sm">Learning platform</p>
      </div>
      <Badge tone="good">
        <Check />
        Connected
      </Badge>
    </div>
    <ul className="flex flex-col gap-3 px-5 py-4">
      {steps.map((step) => (
        <li key={step} className="flex items-center gap-2.5">
          <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">
            <Check className="size-3.5" />
          </span>
          {step}
        </li>
      ))}
    </ul>
    <dl className="flex justify-between gap-4 border-border border-t px-5 py-3.5 text-sm">
      <dt className="text-muted-foreground">Client Secret</dt>
      <dd>
        Set · ends <span className="font-mono">x9Qf</span> · encrypted
      </dd>
    </dl>
  </div>
)
