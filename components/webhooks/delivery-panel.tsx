'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { May } from '#components/shell/may.tsx'
import { changeParams, useParam } from '#components/ui/address.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { DeliveryDetail, Webhook } from '#lib/api/webhook-contract.ts'
import { DeliveryBadge } from './delivery-badge.tsx'
import { nextDue } from './delivery-changes.ts'
import { DeliveryDetails } from './delivery-details.tsx'
import { useLive } from './use-live.ts'

type DeliveryPanelProps = { endpoint: Webhook; names: Readonly<Record<string, string>> }

/** The delivery that the address names (`?delivery=dlv_…`), over the list. */
export function DeliveryPanel({ endpoint, names }: DeliveryPanelProps) {
  const id = useParam('delivery')
  const close = () => changeParams('replaceState', { delivery: undefined })
  return (
    <Dialog open={id !== undefined} onOpenChange={(open) => !open && close()}>
      <SidePanel>{id && <OneDelivery key={id} id={id} endpoint={endpoint} names={names} />}</SidePanel>
    </Dialog>
  )
}

function OneDelivery({ id, endpoint, names }: DeliveryPanelProps & { id: string }) {
  const router = useRouter()
  const [got, setGot] = useState<Asked<DeliveryDetail>>()
  const [sending, setSending] = useState(false)
  const param = { id: endpoint.id, delivery_id: id }
  const look = useCallback(async () => {
    const where = { id: endpoint.id, delivery_id: id }
    setGot(await ask(api().webhooks[':id'].deliveries[':delivery_id'].$get({ param: where })))
  }, [endpoint.id, id])
  useEffect(() => void look(), [look])
  const delivery = got?.ok ? got.value : undefined
  useLive(delivery && nextDue([delivery]), look)
  const sendAgain = async () => {
    setSending(true)
    const answer = await ask(api().webhooks[':id'].deliveries[':delivery_id'].replay.$post({ param }))
    setSending(false)
    // One that waited is tried at once; else there is a new delivery.
    if (answer.ok) changeParams('replaceState', { delivery: answer.value.id })
    else
      notify({
        title: 'The event was not sent again',
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    await look()
    router.refresh()
  }
  return (
    <>
      <DialogHeader>
        <DialogTitle className="font-mono text-base">{delivery?.type ?? 'Delivery'}</DialogTitle>
        <DialogDescription
          render={<div role="status" />}
          className="mt-1 flex min-h-[1.375rem] flex-wrap items-center gap-x-2 gap-y-1 text-sm"
        >
          {delivery && <DeliveryBadge delivery={delivery} />}
        </DialogDescription>
      </DialogHeader>
      <DialogBody tabIndex={-1}>
        {delivery ? (
          <DeliveryDetails delivery={delivery} name={names[delivery.record_id]} isOn={endpoint.enabled} />
        ) : got && !got.ok ? (
          <Alert role="alert" tone="danger" title={got.problem.detail}>
            {got.problem.next}
          </Alert>
        ) : (
          <Loading />
        )}
      </DialogBody>
      <DialogFooter className="sm:rounded-b-none">
        <DialogClose render={<Button />}>Close</DialogClose>
        {delivery && (
          <May action="webhook.edit">
            <Button variant="primary" pending={sending} pendingLabel="Sending…" onClick={sendAgain}>
              Send again
            </Button>
          </May>
        )}
      </DialogFooter>
    </>
  )
}

const Loading = () => (
  <div className="flex flex-col gap-4">
    <p className="sr-only">Loading…</p>
    <Skeleton className="h-24" />
    <Skeleton className="h-16" />
    <Skeleton className="h-56" />
  </div>
)
