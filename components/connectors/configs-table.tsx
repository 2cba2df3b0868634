import { Badge } from '#components/ui/badge.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'

/** How this connector is enabled in the project. */
export const ConfigsTable = ({ connector }: { connector: ConnectorSummary }) => (
  <Table aria-label="Configs">
    <TableHead>
      <TableRow>
        <TableHeader>Config</TableHeader>
        <TableHeader>State</TableHeader>
        <TableHeader className="text-end">Accounts</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {connector.configs.map((config) => (
        <TableRow key={config.id}>
          <TableCell>
            <span className="font-medium">{config.name}</span>
            <span className="block text-muted-foreground text-sm">
              {config.environment === 'sandbox'
                ? 'Calls go to the built-in sandbox'
                : `Calls go to ${connector.provider}`}
            </span>
          </TableCell>
          <TableCell>
            <Badge tone={config.enabled ? 'good' : 'neutral'}>{config.enabled ? 'Enabled' : 'Off'}</Badge>
          </TableCell>
          <TableCell className="text-end tabular-nums">{config.account_count.toLocaleString('en')}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
)
