import { Blocks, Link2, ScrollText, Settings, Webhook } from 'lucide-react'
import type { May } from '#lib/api/contract.ts'

type Destination = { href: string; label: string; icon: typeof Link2; takes: May }

/** Where one can go, in the order of the menu, and what it takes to see it there. */
export const destinations = [
  { href: '/accounts', label: 'Accounts', icon: Link2, takes: 'account.list' },
  { href: '/connectors', label: 'Connectors', icon: Blocks, takes: 'connector.read' },
  { href: '/webhooks', label: 'Webhooks', icon: Webhook, takes: 'webhook.read' },
  { href: '/audit', label: 'Audit log', icon: ScrollText, takes: 'audit.read' },
  { href: '/settings', label: 'Settings', icon: Settings, takes: 'project.read' },
] as const satisfies readonly Destination[]

export const isHere = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)
