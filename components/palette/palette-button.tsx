'use client'

import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { cn } from '#components/ui/cn.ts'
import { openPalette } from './open-palette.ts'

const never = () => () => undefined
const keysHere = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K')

/** The visible way to ⌘K: as wide as the sidebar, or an icon in the bar of a narrow screen. */
export function PaletteButton({ icon, className }: { icon?: boolean; className?: string }) {
  const keys = useSyncExternalStore(never, keysHere, () => '')
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Meta+K Control+K"
      onClick={openPalette}
      className={
        icon
          ? cn(buttonVariants({ size: 'icon-sm' }), className)
          : cn(
              'flex h-9 w-full items-center gap-2.5 rounded-md border border-border bg-card px-2.5 text-muted-foreground shadow-xs hover:border-border-strong hover:text-foreground pointer-coarse:h-11',
              className,
            )
      }
    >
      <Search aria-hidden="true" className="size-4" />
      {icon ? (
        <span className="sr-only">Find anything</span>
      ) : (
        <>
          <span className="flex-1 text-start">Find anything</span>
          <span aria-hidden="true" className="text-xs">
            {keys}
          </span>
        </>
      )}
    </button>
  )
}
