import type { ReactNode } from 'react'

/** Names and values in two aligned columns. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="divide-y divide-border">{children}</dl>

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
    <dt className="text-muted-foreground">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </div>
)
