'use client'

import { LogOut, Menu as MenuIcon } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from '#components/ui/dialog.tsx'
import type { Me } from '#lib/api/contract.ts'
import { NavLinks } from './nav-links.tsx'
import { Avatar } from './person-menu.tsx'
import { ProjectChoice } from './project-choice.tsx'
import { roleWord } from './role-words.ts'
import { signOut } from './sign-out.ts'
import { type ThemeChoice, ThemeSwitch } from './theme-switch.tsx'

/** The sidebar's contents on a narrow screen; closes itself when the page changes. */
export function PhoneMenu({ me, theme }: { me: Me; theme: ThemeChoice }) {
  const [open, setOpen] = useState(false)
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the menu
  useEffect(() => setOpen(false), [path])
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger className={buttonVariants({ variant: 'outline', size: 'sm' })}>
        <MenuIcon aria-hidden="true" />
        Menu
      </DialogTrigger>
      <DialogContent size="sm">
        <DialogHeader>
          <DialogTitle>Menu</DialogTitle>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-6">
          <nav aria-label="Main">
            <NavLinks may={me.may} />
          </nav>
          <ProjectChoice me={me} />
          <div>
            <p className="mb-1.5 font-medium text-muted-foreground text-sm">Theme</p>
            <ThemeSwitch initial={theme} labelled />
          </div>
          <div className="mt-auto flex items-center gap-2.5 border-border border-t pt-5">
            <Avatar name={me.person?.name ?? 'Administrator'} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{me.person?.name ?? 'Administrator'}</span>
              <span className="block truncate text-muted-foreground text-sm">{me.person?.email}</span>
              <span className="block truncate text-muted-foreground text-sm">
                {roleWord[me.role]} of {me.project.name}
              </span>
            </span>
            <Button onClick={signOut}>
              <LogOut aria-hidden="true" />
              Sign out
            </Button>
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  )
}
