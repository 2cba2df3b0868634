'use client'

import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { whenIdle } from '#components/link/when-idle.ts'
import type { Me } from '#lib/api/contract.ts'
import { accountIn } from './account-in.ts'
import { onOpenPalette } from './open-palette.ts'
import { keepRecent } from './recent-accounts.ts'

const load = () => import('./palette-dialog.tsx')
const PaletteDialog = lazy(async () => ({ default: (await load()).PaletteDialog }))

/** ⌘K: the palette itself is fetched when the page has nothing else to do, and drawn when it is first asked for. */
export function Palette({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const path = usePathname()
  const project = me.project.id

  useEffect(() => whenIdle(() => void load().catch(() => undefined)), [])
  useEffect(
    () =>
      onOpenPalette(() => {
        // Over a form the palette would lead away from what was typed.
        if (document.querySelector('[role="dialog"]:not([data-palette]),[role="alertdialog"]')) return
        setWanted(true)
        setOpen((was) => !was)
      }),
    [],
  )
  useEffect(() => {
    const id = accountIn(path)
    if (id) keepRecent(project, id)
  }, [path, project])

  if (!wanted) return null
  return (
    <Suspense>
      <PaletteDialog me={me} path={path} open={open} onOpenChange={setOpen} />
    </Suspense>
  )
}
