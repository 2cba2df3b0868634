'use client'

import { Ellipsis, KeyRound, Pencil, Power, PowerOff, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { DeleteForm, SwitchOffForm } from './endpoint-endings.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import type { EventTypes } from './event-words.ts'
import { RotateSecret } from './rotate-secret.tsx'
import { TestEvent } from './test-event.tsx'
import { useSwitchOn } from './use-switch-on.ts'

type EndpointActionsProps = { endpoint: Webhook; types: EventTypes }

/** What can be done with an endpoint on its page. */
export function EndpointActions({ endpoint, types }: EndpointActionsProps) {
  const router = useRouter()
  const [dialog, setDialog] = useState<'edit' | 'rotate' | 'off' | 'delete'>()
  const [switchOn] = useSwitchOn(endpoint)
  const close = () => setDialog(undefined)
  // What was made is shown on the page only then: anew, the page would take the dialog's secret away.
  const closeAndLook = () => {
    close()
    router.refresh()
  }
  return (
    <div className="flex flex-wrap gap-2">
      <TestEvent endpoint={endpoint} />
      <Button onClick={() => setDialog('edit')}>
        <Pencil aria-hidden="true" />
        Edit
      </Button>
      <Menu>
        <MenuTrigger aria-label="More actions" className={buttonVariants({ variant: 'outline', size: 'icon' })}>
          <Ellipsis aria-hidden="true" />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onClick={() => setDialog('rotate')}>
            <KeyRound aria-hidden="true" />
            Rotate secret
          </MenuItem>
          {endpoint.enabled ? (
            <MenuItem onClick={() => setDialog('off')}>
              <PowerOff aria-hidden="true" />
              Switch off
            </MenuItem>
          ) : (
            <MenuItem onClick={switchOn}>
              <Power aria-hidden="true" />
              Switch on
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem tone="danger" onClick={() => setDialog('delete')}>
            <Trash2 aria-hidden="true" />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <AskDialog open={dialog === 'edit'} onClose={close} size="md">
        <EndpointForm
          title="Edit endpoint"
          description="What waits goes to the address as it is then."
          confirm="Save"
          pendingLabel="Saving…"
          types={types}
          endpoint={endpoint}
          send={(json) => ask(api().webhooks[':id'].$patch({ param: { id: endpoint.id }, json }))}
          onDone={() => {
            notify({ title: 'Endpoint saved', tone: 'good' })
            closeAndLook()
          }}
        />
      </AskDialog>
      <AskDialog open={dialog === 'rotate'} onClose={closeAndLook} size="md">
        <RotateSecret endpoint={endpoint} />
      </AskDialog>
      <AskDialog open={dialog === 'off'} onClose={close}>
        <SwitchOffForm endpoint={endpoint} onDone={closeAndLook} />
      </AskDialog>
      <AskDialog open={dialog === 'delete'} onClose={close}>
        <DeleteForm endpoint={endpoint} onDone={close} />
      </AskDialog>
    </div>
  )
}
