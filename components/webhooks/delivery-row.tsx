import type { ComponentProps } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Delivery } from '#lib/api/webhook-contract.ts'
import { DeliveryBadge } from './delivery-badge.tsx'
import { Until } from './until.tsx'

type DeliveryRowProps = { delivery: Delivery; name: string | undefined; href: string; isOn: boolean }

/** One delivery: what happened, to whom, whether it arrived, what was answered; the whole row opens it. */
export const DeliveryRow = ({ delivery, name, href, isOn }: DeliveryRowProps) => (
  <tr
    // biome-ignore lint/a11y/noRedundantRoles: a card where there is no room, still a row
    role="row"
    className="group/row @max-2xl:flex @max-2xl:flex-wrap @max-2xl:gap-x-2 @max-2xl:border-border @max-2xl:border-b @max-2xl:p-4 @max-2xl:last:border-b-0 relative"
  >
    <Cell className="@max-2xl:basis-full">
      <DialogLink
        href={href}
        className="font-medium font-mono text-sm after:absolute after:inset-0 [overflow-wrap:anywhere] group-hover/row:underline group-hover/row:decoration-border-strong group-hover/row:underline-offset-4"
      >
        {delivery.type}
      </DialogLink>
      {delivery.is_replay && <span className="block text-muted-foreground text-sm">Sent again</span>}
    </Cell>
    <Cell className="@max-2xl:mb-2 @max-2xl:basis-full">
      <Record delivery={delivery} name={name} />
    </Cell>
    <Cell className="@max-2xl:basis-full">
      <DeliveryBadge delivery={delivery} />
      <Next delivery={delivery} isOn={isOn} />
    </Cell>
    <Cell className={cn('@max-2xl:mt-1 text-sm', delivery.attempts === 0 && '@max-2xl:hidden')}>
      <LastAnswer delivery={delivery} />
    </Cell>
    <Cell className="@max-2xl:mt-1 @max-2xl:text-muted-foreground text-sm">
      <Ago time={delivery.created_at} className="relative z-10" />
    </Cell>
  </tr>
)

function Record({ delivery: { record_id }, name }: Pick<DeliveryRowProps, 'delivery' | 'name'>) {
  if (record_id.startsWith('whk_')) return <span className="text-muted-foreground">A test</span>
  return (
    <>
      {name && <span className="block [overflow-wrap:anywhere]">{name}</span>}
      <span className="block truncate font-mono text-muted-foreground text-xs leading-5" title={record_id}>
        {record_id}
      </span>
    </>
  )
}

function Next({ delivery, isOn }: Pick<DeliveryRowProps, 'delivery' | 'isOn'>) {
  if (delivery.state !== 'waiting') return null
  return (
    <span className="mt-1 block text-muted-foreground text-sm">
      {delivery.next_at && !delivery.waits_for ? (
        <>
          {delivery.attempts > 0 && 'Next try '}
          <Until time={delivery.next_at} />
        </>
      ) : isOn ? (
        'Waits for an earlier one'
      ) : (
        'Until it is switched on'
      )}
    </span>
  )
}

const LastAnswer = ({ delivery: { state, last_status, last_error, attempts } }: Pick<DeliveryRowProps, 'delivery'>) =>
  attempts === 0 ? (
    <span className="text-muted-foreground">{state === 'waiting' ? 'None yet' : 'None'}</span>
  ) : (
    <span className="tabular-nums">
      <span className="@2xl:block">{last_status ?? (last_error ? 'No answer' : '')}</span>
      <span className="text-muted-foreground">
        <span className="@2xl:hidden"> · </span>
        {attempts} {attempts === 1 ? 'try' : 'tries'}
      </span>
    </span>
  )

const Cell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td
    // biome-ignore lint/a11y/noRedundantRoles: a cell, whatever its display
    role="cell"
    {...props}
    className={cn(
      '@max-2xl:block min-w-0 align-top @2xl:border-border @2xl:border-b @2xl:px-3 @2xl:py-3 @2xl:first:ps-5 @2xl:last:pe-5 @2xl:group-last/row:border-b-0',
      className,
    )}
  />
)
