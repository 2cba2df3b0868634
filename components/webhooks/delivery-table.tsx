import { cn } from '#components/ui/cn.ts'
import type { Delivery } from '#lib/api/webhook-contract.ts'
import { DeliveryRow } from './delivery-row.tsx'

const columns = [
  { name: 'Event', width: 'w-[27%]' },
  { name: 'Account', width: 'w-[24%]' },
  { name: 'State', width: 'w-[19%]' },
  { name: 'Last answer', width: 'w-[13%]' },
  { name: 'When', width: 'w-[17%]' },
] as const

type DeliveryTableProps = {
  deliveries: readonly Delivery[]
  /** of accounts, by id; of those that are still there */
  names: Readonly<Record<string, string>>
  /** the address that opens each, by id */
  hrefs: Readonly<Record<string, string>>
  isOn: boolean
}

/** What was sent, newest first: a table where there is room, below that each row is a card (as in accounts-table). */
export const DeliveryTable = ({ deliveries, names, hrefs, isOn }: DeliveryTableProps) => (
  <div className="@container rounded-lg border border-border bg-card shadow-xs">
    {/* biome-ignore-start lint/a11y/noRedundantRoles: another display would take a table's own meaning away */}
    <table
      role="table"
      aria-label="Deliveries"
      className="@max-2xl:block w-full table-fixed border-separate border-spacing-0"
    >
      <thead role="rowgroup" className="@max-2xl:sr-only">
        <tr role="row">
          {columns.map(({ name, width }) => (
            <th
              key={name}
              role="columnheader"
              scope="col"
              className={cn(
                'h-10 whitespace-nowrap border-border border-b px-3 text-start font-medium text-muted-foreground text-sm first:ps-5 last:pe-5',
                width,
              )}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="@max-2xl:block">
        {deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            name={names[delivery.record_id]}
            href={hrefs[delivery.id] ?? ''}
            isOn={isOn}
          />
        ))}
      </tbody>
    </table>
    {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
  </div>
)
