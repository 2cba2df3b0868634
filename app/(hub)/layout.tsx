import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Shell } from '#components/shell/shell.tsx'
import { Toaster } from '#components/ui/toast.tsx'
import { TooltipProvider } from '#components/ui/tooltip.tsx'
import { requireMe } from '../core.ts'
import { readTheme } from '../theme.ts'

export default async function HubLayout({ children }: { children: ReactNode }) {
  const me = await requireMe()
  const theme = readTheme((await cookies()).get('theme')?.value) ?? 'system'
  return (
    <TooltipProvider delay={300}>
      <Shell me={me} theme={theme}>
        {children}
      </Shell>
      <Toaster />
    </TooltipProvider>
  )
}
