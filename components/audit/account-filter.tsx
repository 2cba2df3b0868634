'use client'

import { Combobox } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import { LEAST_LETTERS, useAccountSearch } from '#components/palette/use-account-search.ts'
import { buttonVariants } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { InBrowser } from '#components/ui/in-browser.tsx'
import { Input, inputLook } from '#components/ui/input.tsx'

/** What the log is narrowed to: an account, or whatever else has an id. */
export type Target = { id: string; name: string }

type AccountFilterProps = {
  value: Target | undefined
  onChoose: (target: Target | undefined) => void
  className?: string
}

/** Which account: found by its name, its customer’s or its id. */
export const AccountFilter = (props: AccountFilterProps) => (
  <InBrowser
    otherwise={
      <Input
        aria-label="Account"
        placeholder="All accounts"
        defaultValue={props.value?.name}
        className={props.className}
      />
    }
  >
    <AccountCombobox {...props} />
  </InBrowser>
)

function AccountCombobox({ value, onChoose, className }: AccountFilterProps) {
  const { state, accounts, look } = useAccountSearch()
  const found = accounts.map(
    ({ id, display_name, provider_name }): Target => ({ id, name: `${display_name} · ${provider_name}` }),
  )
  return (
    <Combobox.Root
      items={value && !found.some(({ id }) => id === value.id) ? [...found, value] : found}
      filteredItems={found}
      value={value ?? null}
      itemToStringLabel={({ name }: Target) => name}
      isItemEqualToValue={(item: Target, chosen: Target) => item.id === chosen.id}
      onValueChange={(chosen) => onChoose(chosen ?? undefined)}
      onInputValueChange={(text, { reason }) => {
        if (reason === 'input-change') void look(text)
      }}
    >
      <div className={cn('relative', className)}>
        <Combobox.Input
          aria-label="Account"
          placeholder="All accounts"
          autoComplete="off"
          className={cn(inputLook, 'h-9 truncate px-3 pointer-coarse:h-11', value && 'pe-9')}
        />
        {value && (
          <Combobox.Clear
            aria-label="All accounts"
            className={buttonVariants({
              variant: 'quiet',
              size: 'icon-sm',
              className: 'absolute inset-y-0 end-0.5 my-auto',
            })}
          >
            <X aria-hidden="true" />
          </Combobox.Clear>
        )}
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Combobox.Popup className="max-h-80 w-72 max-w-(--available-width) overflow-y-auto rounded-md border border-border bg-popover p-1 text-base text-foreground shadow-pop">
            <Combobox.Status className="px-2 py-1.5 text-muted-foreground text-sm empty:hidden">
              {statusWords[state]}
              {state === 'done' && found.length === 0 && 'No account matches.'}
            </Combobox.Status>
            <Combobox.List aria-label="Accounts" className="empty:hidden">
              {(account: Target) => (
                <Combobox.Item
                  key={account.id}
                  value={account}
                  className="flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 outline-none [overflow-wrap:anywhere] data-highlighted:bg-hover pointer-coarse:min-h-11"
                >
                  {account.name}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

const statusWords = {
  idle: `Type ${LEAST_LETTERS} letters of its name, its customer’s or its id.`,
  short: `Type ${LEAST_LETTERS} letters or more.`,
  searching: 'Searching…',
  done: '',
  failed: 'The hub did not answer. Type again.',
} as const
