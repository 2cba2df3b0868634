'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Copy, CornerDownLeft, FolderSync, Link2, type LucideIcon, Plus, Search, SunMoon, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { destinations } from '#components/shell/destinations.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Me } from '#lib/api/contract.ts'
import { type Act, accountCommands, type Command, type CommandGroup, commandGroups, fits } from './commands.ts'
import { LEAST_LETTERS, useAccountSearch } from './use-account-search.ts'
import { useAct } from './use-act.ts'
import { usePaletteData } from './use-palette-data.ts'

type PaletteDialogProps = { me: Me; path: string; open: boolean; onOpenChange: (open: boolean) => void }

/** One field that finds accounts and commands; arrows choose, Enter does it. Closed before anything else opens. */
export function PaletteDialog({ me, path, open, onOpenChange }: PaletteDialogProps) {
  const act = useAct(path)
  const chosen = useRef<Act>(undefined)
  const choose = (wanted: Act) => {
    chosen.current = wanted
    onOpenChange(false)
  }
  const closed = (isOpen: boolean) => {
    const wanted = chosen.current
    chosen.current = undefined
    if (!isOpen && wanted) act(wanted)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={closed}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex h-dvh items-start justify-center p-2 sm:p-6 sm:pt-[12dvh]">
          <Dialog.Popup
            data-palette
            aria-label="Find anything"
            className="flex max-h-[min(32rem,100%)] w-full max-w-xl flex-col overflow-hidden rounded-xl border border-border bg-popover text-foreground shadow-dialog outline-none transition-[opacity,scale] duration-100 ease-out-soft data-ending-style:scale-[0.985] data-starting-style:scale-[0.985] data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Finder me={me} path={path} onChoose={choose} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type FinderProps = { me: Me; path: string; onChoose: (act: Act) => void }

function Finder({ me, path, onChoose }: FinderProps) {
  const [typed, setTyped] = useState('')
  const { state, accounts, look } = useAccountSearch()
  const { connectors, recent } = usePaletteData(me, path)
  const help = useId()
  const text = typed.trim()
  const commands = commandGroups({ me, path, connectors }, text)
  const found = accountCommands(text === '' ? recent.accounts : accounts)
  // Until the answer is there, what is left of the one before fits what is typed now.
  const shown = text !== '' && state !== 'done' ? found.filter((command) => fits(command, text)) : found
  const ofAccounts = { value: text === '' ? recent.value : 'Accounts', items: shown }
  // What comes later from core stands below what was there at once: nothing moves under the finger.
  const groups = text === '' ? [ofAccounts, ...commands] : [...commands, ofAccounts]
  const items = groups.filter((group) => group.items.length > 0)
  const type = (value: string) => {
    setTyped(value)
    void look(value)
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={items}
      filter={null}
      value={typed}
      onValueChange={type}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
    >
      <div className="flex shrink-0 items-center gap-3 border-border border-b px-4">
        {state === 'searching' ? (
          <Spinner />
        ) : (
          <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
        )}
        <Autocomplete.Input
          aria-label="Find an account, a page or a command"
          aria-describedby={help}
          placeholder="An account’s name or id, a page, a command"
          autoComplete="off"
          spellCheck={false}
          className="h-12 w-full min-w-0 bg-transparent text-md outline-none placeholder:text-muted-foreground sm:text-base"
        />
        <Dialog.Close className="flex shrink-0 items-center justify-center rounded-sm text-muted-foreground hover:text-foreground pointer-coarse:-me-3 pointer-coarse:size-11">
          <span className="sr-only">Close </span>
          <span className="rounded-sm border border-border px-1.5 py-0.5 text-xs pointer-coarse:hidden">Esc</span>
          <X aria-hidden="true" className="hidden size-4 pointer-coarse:block" />
        </Dialog.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 [scroll-padding-block:0.375rem]">
        <Autocomplete.List aria-label="Accounts and commands" className="empty:hidden">
          {(group: CommandGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-1.5">
              <Autocomplete.GroupLabel className="px-2.5 py-1.5 font-medium text-muted-foreground text-xs">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => <CommandLine key={command.id} command={command} onChoose={onChoose} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <Autocomplete.Status className="px-2.5 py-2 text-muted-foreground text-sm empty:hidden">
          {statusOf(state, text, items.length > 0, shown.length)}
        </Autocomplete.Status>
      </div>
      <p
        id={help}
        className="flex shrink-0 items-center gap-1.5 border-border border-t px-4 py-2 text-muted-foreground text-xs pointer-coarse:hidden"
      >
        <CornerDownLeft aria-hidden="true" className="size-3.5" />
        Enter chooses, arrow keys move.
      </p>
    </Autocomplete.Root>
  )
}

type LineProps = { command: Command; onChoose: (act: Act) => void }

function CommandLine({ command, onChoose }: LineProps) {
  const Icon = iconOf(command)
  return (
    <Autocomplete.Item
      value={command}
      onClick={() => onChoose(command.act)}
      className="flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-base outline-none data-highlighted:bg-hover pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:justify-between sm:gap-4">
        <span className="block truncate">{command.label}</span>
        {command.detail && (
          <span className="block truncate text-muted-foreground text-sm sm:max-w-3/5 sm:shrink-0">
            {command.detail}
          </span>
        )}
      </span>
    </Autocomplete.Item>
  )
}

const icons: Readonly<Record<Exclude<Act['do'], 'go'>, LucideIcon>> = {
  link: Plus,
  copy: Copy,
  switch: FolderSync,
  theme: SunMoon,
}

function iconOf({ act }: Command): LucideIcon {
  if (act.do !== 'go') return icons[act.do]
  const { href } = act
  if (/^\/accounts\/acc_/.test(href)) return Link2
  return destinations.findLast((place) => href.startsWith(place.href))?.icon ?? CornerDownLeft
}

function statusOf(
  state: ReturnType<typeof useAccountSearch>['state'],
  text: string,
  hasAny: boolean,
  count: number,
): string {
  if (state === 'failed') return 'The hub did not answer. Type again to look for accounts.'
  if (state === 'short') return `Type ${LEAST_LETTERS} letters or more to find accounts.`
  if (state === 'searching') return count > 0 ? '' : 'Looking for accounts…'
  if (state === 'done' && count === 0) return hasAny ? 'No account matches.' : `Nothing matches “${text}”.`
  return ''
}
