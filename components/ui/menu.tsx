'use client'

import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Menu = Base.Root
export const MenuTrigger = Base.Trigger

type MenuContentProps = ComponentProps<typeof Base.Popup> &
  Pick<ComponentProps<typeof Base.Positioner>, 'side' | 'align'> & { className?: string }

export const MenuContent = ({ side = 'bottom', align = 'end', className, ...props }: MenuContentProps) => (
  <Base.Portal>
    <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
      <Base.Popup
        {...props}
        className={cn(
          'min-w-44 max-w-80 rounded-md border border-border bg-popover p-1 text-base text-foreground shadow-pop outline-none',
          'transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
          className,
        )}
      />
    </Base.Positioner>
  </Base.Portal>
)

const itemLook =
  'flex min-h-8 w-full cursor-pointer select-none items-center gap-2.5 rounded-sm px-2 outline-none data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground'

type MenuItemProps = ComponentProps<typeof Base.Item> & { tone?: 'danger'; className?: string }

export const MenuItem = ({ tone, className, ...props }: MenuItemProps) => (
  <Base.Item {...props} className={cn(itemLook, tone === 'danger' && 'text-danger [&_svg]:text-danger', className)} />
)

/** An item that is a link: `<MenuLink render={<Link href="…" />}>Open</MenuLink>`. */
export const MenuLink = ({ className, ...props }: ComponentProps<typeof Base.LinkItem> & { className?: string }) => (
  <Base.LinkItem closeOnClick {...props} className={cn(itemLook, className)} />
)

export const MenuSeparator = () => <Base.Separator className="-mx-1 my-1 h-px bg-border" />
