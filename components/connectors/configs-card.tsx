import { LookOnlyDialog } from '#components/shell/look-only-dialog.tsx'
import { May } from '#components/shell/may.tsx'
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { ConfigRow } from './config-row.tsx'
import { EnableDialog } from './enable-dialog.tsx'
import { NewConfigDialog } from './new-config-dialog.tsx'

/** How this connector is set up in the project: each config with what it is for, how it is used, and what can be done. */
export const ConfigsCard = ({ connector }: { connector: ConnectorSummary }) => (
  <Card>
    <CardHeader className="min-h-14 flex-nowrap py-2.5">
      <div className="min-w-0">
        <CardTitle>Configs</CardTitle>
        <p className="text-muted-foreground text-sm">Each account uses one.</p>
      </div>
      <May action="config.edit">
        <NewConfigDialog connector={connector} />
      </May>
    </CardHeader>
    <ul aria-label="Configs" className="divide-y divide-border">
      {connector.configs.map((config) => (
        <ConfigRow key={config.id} config={config} connector={connector} />
      ))}
    </ul>
    <May action="config.edit" otherwise={<LookOnlyDialog param="enable" what="enable configs" />}>
      <EnableDialog configs={connector.configs} />
    </May>
  </Card>
)
