'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CloseGuard, useCloseGuard } from '#components/settings/close-guard.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { ByLink } from './by-link.tsx'

/** A link for a customer, made on the page where links are listed. */
export function NewLinkDialog({ connectors }: { connectors: readonly ConnectorSummary[] }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState(false)
  const guard = useCloseGuard()
  const toggle = (next: boolean) => {
    if (!next && guard.current && !guard.current()) return
    setOpen(next)
    if (!next && made) router.refresh()
    setMade(false)
  }
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <Button variant="primary" onClick={() => toggle(true)}>
        <Plus aria-hidden="true" />
        New link
      </Button>
      <DialogContent size="lg" className="sm:max-h-[min(50rem,100%)]">
        <DialogHeader>
          <DialogTitle>New link</DialogTitle>
          <DialogDescription>Your customer links the account with it, on a page of the hub.</DialogDescription>
        </DialogHeader>
        <CloseGuard value={guard}>
          <ByLink connectors={connectors} onMade={() => setMade(true)} />
        </CloseGuard>
      </DialogContent>
    </Dialog>
  )
}
