'use client'

import { Send } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog } from '#components/settings/ask-dialog.tsx'
import type { Asked } from '#components/shell/api.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import {
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { DeliveryDetail, Webhook } from '#lib/api/webhook-contract.ts'
import { duration } from './duration.ts'
import { sendTest } from './send-test.ts'

/** Sends a test event at once and shows what the endpoint answers. */
export function TestEvent({ endpoint: { id, url } }: { endpoint: Webhook }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState<Asked<DeliveryDetail>>()
  const send = async () => {
    setAnswer(undefined)
    setOpen(true)
    setAnswer(await sendTest(id))
    router.refresh()
  }
  return (
    <>
      <Button onClick={send}>
        <Send aria-hidden="true" />
        Send a test event
      </Button>
      <AskDialog open={open} onClose={() => setOpen(false)} size="md">
        <DialogHeader>
          <DialogTitle>A test event</DialogTitle>
          <DialogDescription className="[overflow-wrap:anywhere]">
            Signed like every other message, and sent once to {url}
          </DialogDescription>
        </DialogHeader>
        <DialogBody>
          <div role="status">
            {answer ? (
              <Answer answer={answer} />
            ) : (
              <p className="flex items-center gap-2.5 text-muted-foreground">
                <Spinner />
                Waiting for the answer; 15 seconds at the most.
              </p>
            )}
          </div>
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Done</DialogClose>
          <Button pending={!answer} pendingLabel="Sending…" onClick={send}>
            Send another
          </Button>
        </DialogFooter>
      </AskDialog>
    </>
  )
}

function Answer({ answer }: { answer: Asked<DeliveryDetail> }) {
  if (!answer.ok)
    return (
      <Alert tone="danger" title={answer.problem.detail}>
        {answer.problem.next}
      </Alert>
    )
  const [attempt] = answer.value.tries
  if (!attempt)
    return (
      <Alert tone="warning" title="No answer yet">
        The event waits to be sent. Its answer will stand in the deliveries.
      </Alert>
    )
  const took = `It took ${duration(attempt.ms)}.`
  return (
    <div className="flex flex-col gap-4">
      {attempt.error === null ? (
        <Alert tone="good" title={`Delivered: your server answered ${attempt.status}`}>
          {took}
        </Alert>
      ) : (
        <Alert tone="danger" title={attempt.error}>
          {took}
        </Alert>
      )}
      {attempt.answer ? (
        <CodeBlock code={attempt.answer} what="answer" title="The beginning of the answer" />
      ) : (
        attempt.status !== null && <p className="text-muted-foreground">The answer had no text.</p>
      )}
    </div>
  )
}
