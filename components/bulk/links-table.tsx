import { CopyButton } from '#components/ui/copy-button.tsx'
import type { RelinkLinks } from '#lib/api/bulk-contract.ts'

/** For whom each link is; the link itself is to copy, not to read. */
export const LinksTable = ({ links }: { links: RelinkLinks['data'] }) => (
  <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
    <thead>
      <tr>
        {['Customer', 'Account', 'Link'].map((name) => (
          <th
            key={name}
            scope="col"
            className="sticky top-0 h-9 border-border border-b bg-card px-2 text-start font-medium text-muted-foreground first:ps-5 last:w-26 last:pe-5 sm:last:pe-6 sm:first:ps-6"
          >
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {links.map(({ account_id, origin_owner_name: owner, origin_owner_id: ownerId, display_name, link }) => (
        <tr key={account_id} className="group/row">
          <td className={cell}>
            {owner}
            {ownerId !== owner && <span className="block font-mono text-muted-foreground text-xs">{ownerId}</span>}
          </td>
          <td className={cell}>{display_name}</td>
          <td className={cell}>
            <CopyButton value={link} what={`the link for ${display_name} of ${owner}`} className="-ms-2.5" />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const cell =
  'border-border border-b px-2 py-2 align-top [overflow-wrap:anywhere] first:ps-5 last:pe-5 group-last/row:border-b-0 sm:last:pe-6 sm:first:ps-6'
