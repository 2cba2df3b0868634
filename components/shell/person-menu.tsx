'use client'

import { ChevronsUpDown, LogOut } from 'lucide-react'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import type { Me } from '#lib/api/contract.ts'
import { initials } from './initials.ts'
import { signOut } from './sign-out.ts'

export const PersonMenu = ({ me }: { me: Me }) => {
  const name = me.person?.name ?? 'Administrator'
  return (
    <Menu>
      <MenuTrigger className="flex w-full items-center gap-2.5 rounded-md p-2 text-start hover:bg-hover data-popup-open:bg-hover">
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm">{name}</span>
          {me.person && <span className="block truncate text-muted-foreground text-xs">{me.person.email}</span>}
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      </MenuTrigger>
      <MenuContent side="top" align="start" className="w-(--anchor-width)">
        <p className="px-2 py-1.5 text-muted-foreground text-xs">
          Signed in as {me.role} of {me.project.name}
        </p>
        <MenuSeparator />
        <MenuItem onClick={signOut}>
          <LogOut aria-hidden="true" />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}

export const Avatar = ({ name }: { name: string }) => (
  <span
    aria-hidden="true"
    className="flex size-7 shrink-0 items-center justify-center rounded-full border border-primary-line bg-primary-soft font-semibold text-2xs text-primary"
  >
    {initials(name)}
  </span>
)
