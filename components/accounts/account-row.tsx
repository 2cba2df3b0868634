import Link from 'next/link'
import type { ComponentProps } from 'react'
import { RowCheckbox } from '#components/bulk/row-checkbox.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { cn } from '#components/ui/cn.ts'
import { Logo } from '#components/ui/logo.tsx'
import type { Account } from '#lib/api/contract.ts'
import { configWords, needsSandboxMark } from './config-words.ts'
import { RowMenu } from './row-menu.tsx'
import { RowNote } from './row-note.tsx'
import { RowStatus } from './row-status.tsx'
import { RowTimes } from './row-times.tsx'
import { typeWord } from './type-word.ts'

const quiet = '@max-2xl:text-muted-foreground'

type AccountRowProps = { account: Account; logo: string | undefined; selectable: boolean }

/** One account of the list; the whole row leads to its page. */
export const AccountRow = ({ account, logo, selectable }: AccountRowProps) => (
  <tr
    // biome-ignore lint/a11y/noRedundantRoles: a card where there is no room, still a row
    role="row"
    className={cn(
      'group/row @max-2xl:flex @max-2xl:flex-wrap @max-2xl:gap-x-1.5 @max-2xl:border-border @max-2xl:border-b @max-2xl:p-4 @max-2xl:last:border-b-0 relative has-checked:bg-muted',
      selectable && '@max-2xl:ps-12',
    )}
  >
    {selectable && (
      <Cell className="@max-2xl:absolute @max-2xl:top-4 @max-2xl:start-2 pointer-coarse:@max-2xl:top-2.5 pointer-coarse:@max-2xl:start-0.5 @4xl:px-0 @2xl:px-0 @2xl:ps-2 @4xl:ps-2">
        <RowCheckbox id={account.id} name={account.display_name} />
      </Cell>
    )}
    <Cell
      className={cn(
        '@max-2xl:-order-2 @max-2xl:mb-2.5 @max-2xl:basis-full @max-2xl:pe-11',
        selectable ? '@2xl:ps-1 @4xl:ps-1' : '@4xl:ps-5 @2xl:ps-4',
      )}
    >
      <span className="flex min-w-0 items-start gap-3">
        {logo && <Logo src={logo} className="@max-4xl:@2xl:hidden" />}
        <span className="min-w-0">
          <Link
            href={`/accounts/${account.id}`}
            prefetch={false}
            className="font-medium text-foreground after:absolute after:inset-0 [overflow-wrap:anywhere] group-hover/row:underline group-hover/row:decoration-border-strong group-hover/row:underline-offset-4"
          >
            {account.display_name}
          </Link>
          <Subline account={account} />
          <RowNote account={account} />
        </span>
      </span>
    </Cell>
    <Cell className={quiet}>
      {account.provider_name}
      <ConfigName account={account} className="@4xl:hidden @max-2xl:hidden block text-muted-foreground text-xs" />
    </Cell>
    <Cell className={cn(quiet, "@max-2xl:before:content-['·_']")}>{typeWord[account.type]}</Cell>
    <Cell className={cn(quiet, "@max-4xl:@2xl:hidden @max-2xl:before:content-['·_']")}>
      <ConfigName account={account} />
    </Cell>
    <Cell className="@max-2xl:-order-1 @max-2xl:mb-2 @max-2xl:basis-full">
      <RowStatus account={account} />
    </Cell>
    <Cell className="@max-2xl:mt-1 @max-2xl:basis-full">
      <RowTimes account={account} />
    </Cell>
    <Cell className="@max-2xl:absolute @max-2xl:top-2.5 @max-2xl:end-2 @2xl:pe-2 @2xl:text-end @2xl:*:-my-1.5">
      <RowMenu account={account} />
    </Cell>
  </tr>
)

/** The customer on whose behalf it was linked, or the id: what tells two accounts of the same name apart. */
const Subline = ({ account }: { account: Account }) => {
  const customer = account.origin_owner_name !== account.display_name ? account.origin_owner_name : ''
  return (
    <span className={cn('block truncate text-muted-foreground text-sm', !customer && 'font-mono text-xs leading-5')}>
      {customer || account.id}
    </span>
  )
}

const ConfigName = ({ account, className }: { account: Account; className?: string }) => {
  const { spoken, seen } = configWords(account)
  return (
    <span className={className}>
      {spoken && <span className="sr-only">{spoken}</span>}
      <span className="inline-block first-letter:uppercase">{seen}</span>{' '}
      {needsSandboxMark(account) && <Badge>Sandbox</Badge>}
    </span>
  )
}

const Cell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td
    // biome-ignore lint/a11y/noRedundantRoles: a cell, whatever its display
    role="cell"
    {...props}
    className={cn(
      '@max-2xl:block min-w-0 align-top @4xl:text-base text-sm @2xl:border-border @2xl:border-b @2xl:px-2 @2xl:py-3 @2xl:group-last/row:border-b-0',
      className,
    )}
  />
)
