import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Asker } from '#components/guide/asker.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { Toaster } from '#components/ui/toast.tsx'
import { TooltipProvider } from '#components/ui/tooltip.tsx'
import { requireMe } from '../core.ts'
import { readTheme } from '../theme.ts'

export default async function HubLayout({ children }: { children: ReactNode }) {
  const me = await requireMe('project.read')
  const theme = readTheme((await cookies()).get('theme')?.value) ?? 'system'
  return (
    <TooltipProvider delay={300}>
      <Shell me={me} theme={theme}>
        <Asker name={me.project.name}>{children}</Asker>
      </Shell>
      <Toaster />
    </TooltipProvider>
  )
}
