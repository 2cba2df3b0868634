'use client'

import { Check, ChevronsUpDown, CircleUser, LogOut } from 'lucide-react'
import Link from 'next/link'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import type { Me } from '#lib/api/contract.ts'
import { initials } from './initials.ts'
import { roleWord } from './role-words.ts'
import { signOut } from './sign-out.ts'
import { switchProject } from './switch-project.ts'

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
      <MenuContent side="top" align="start" className="max-h-(--available-height) w-64 overflow-y-auto">
        <p className="px-2 py-1.5 text-muted-foreground text-xs [overflow-wrap:anywhere]">
          <span className="font-medium text-foreground">{roleWord[me.role]}</span> of {me.project.name}
        </p>
        <MenuSeparator />
        {me.projects.length > 1 && (
          <>
            {me.projects.map(({ id, name: project }) => {
              const isHere = id === me.project.id
              return (
                <MenuItem key={id} onClick={() => (isHere ? undefined : switchProject(id))}>
                  <Check aria-hidden="true" className={isHere ? undefined : 'invisible'} />
                  <span className="min-w-0 flex-1 truncate">
                    {isHere ? <span className="sr-only">Here: </span> : <span className="sr-only">Switch to </span>}
                    {project}
                  </span>
                </MenuItem>
              )
            })}
            <MenuSeparator />
          </>
        )}
        <MenuLink render={<Link href="/settings/sign-ins" />}>
          <CircleUser aria-hidden="true" />
          You
        </MenuLink>
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
