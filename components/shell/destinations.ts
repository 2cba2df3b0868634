import { Blocks, Link2, Settings } from 'lucide-react'

/** Where one can go, in the order of the menu. */
export const destinations = [
  { href: '/accounts', label: 'Accounts', icon: Link2 },
  { href: '/connectors', label: 'Connectors', icon: Blocks },
  { href: '/settings', label: 'Settings', icon: Settings },
] as const

export const isHere = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)
