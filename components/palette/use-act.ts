'use client'

import { useRouter } from 'next/navigation'
import { applyTheme } from '#components/shell/apply-theme.ts'
import { switchProject } from '#components/shell/switch-project.ts'
import { changeParams } from '#components/ui/address.ts'
import { copyText } from '#components/ui/copy-button.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Act } from './commands.ts'

/** Does what a command is for. */
export function useAct(path: string): (act: Act) => void {
  const router = useRouter()
  return (act) => {
    switch (act.do) {
      case 'go':
        return router.push(act.href)
      case 'link':
        // The dialog of this very page needs nothing from the server.
        if (path === '/accounts') return changeParams('pushState', { link: act.connector })
        return router.push(`/accounts?link=${encodeURIComponent(act.connector)}`)
      case 'copy':
        return void copy(act)
      case 'switch':
        return void switchProject(act.project)
      case 'theme':
        return applyTheme(act.theme)
    }
  }
}

async function copy({ value, what }: Extract<Act, { do: 'copy' }>): Promise<void> {
  if (await copyText(value)) notify({ title: `${what} copied`, description: value, tone: 'good' })
  else notify({ title: 'Not copied', description: `Select it and copy it by hand: ${value}`, tone: 'danger' })
}
