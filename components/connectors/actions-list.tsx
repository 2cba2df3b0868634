import { Badge } from '#components/ui/badge.tsx'
import type { ConnectorDetail } from '#lib/api/contract.ts'

/** What can be done through an account of this connector. */
export const ActionsList = ({ actions }: { actions: ConnectorDetail['actions'] }) => (
  <ul className="divide-y divide-border">
    {actions.map(({ id, title, description, kind }) => (
      <li key={id} className="px-5 py-3.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="font-medium">{title}</h3>
          <Badge tone={kind === 'write' ? 'warning' : 'neutral'}>{kind === 'write' ? 'Writes' : 'Reads'}</Badge>
        </div>
        <p className="mt-0.5 text-muted-foreground">{description}</p>
        <p className="mt-1 font-mono text-muted-foreground text-xs [overflow-wrap:anywhere]">{id}</p>
      </li>
    ))}
  </ul>
)
