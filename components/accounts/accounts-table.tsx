import { cn } from '#components/ui/cn.ts'
import type { Account } from '#lib/api/contract.ts'
import { AccountRow } from './account-row.tsx'

/** Widths are given, so that columns stay where they are from page to page. */
const columns = [
  { name: 'Account', width: '@4xl:w-[27%] w-[26%]' },
  { name: 'Connector', width: '@4xl:w-[12.5%] w-[15%]' },
  { name: 'Type', width: '@4xl:w-[9.5%] w-[12%]' },
  { name: 'Config', width: '@4xl:w-[11.5%] @max-4xl:hidden' },
  { name: 'Status', width: '@4xl:w-[15.5%] w-[20.5%]' },
  { name: 'Connected', width: 'w-[14%]' },
] as const

type AccountsTableProps = {
  accounts: readonly Account[]
  logos: Readonly<Record<string, string>>
  /** each row has a checkbox; the table then stands in a SelectionProvider */
  selectable: boolean
}

/**
 * The list: a table where there is room (the place counts, not the window), below that each row is a card. The roles
 * are written out because another `display` would take a table's own meaning away. `logos` by provider id.
 */
export const AccountsTable = ({ accounts, logos, selectable }: AccountsTableProps) => (
  <div className="@container rounded-lg border border-border bg-card shadow-xs">
    {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
    <table
      role="table"
      aria-label="Accounts"
      className="@max-2xl:block w-full table-fixed border-separate border-spacing-0"
    >
      <thead role="rowgroup" className="@max-2xl:sr-only">
        <tr role="row">
          {selectable && (
            <th role="columnheader" scope="col" className="w-11 border-border border-b">
              <span className="sr-only">Selected</span>
            </th>
          )}
          {columns.map(({ name, width }, index) => (
            <th
              key={name}
              role="columnheader"
              scope="col"
              className={cn(
                'h-10 whitespace-nowrap border-border border-b px-2 text-start font-medium text-muted-foreground text-sm',
                index === 0 && (selectable ? 'ps-1' : '@4xl:ps-5 ps-4'),
                width,
              )}
            >
              {name}
            </th>
          ))}
          <th role="columnheader" scope="col" className="border-border border-b">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="@max-2xl:block">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} logo={logos[account.provider]} selectable={selectable} />
        ))}
      </tbody>
    </table>
    {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
  </div>
)
