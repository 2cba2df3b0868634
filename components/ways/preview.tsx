'use client'

import { useState } from 'react'
import { api, ask, type Refusal } from '#components/shell/api.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { PreviewFrame } from './preview-frame.tsx'

/** The hub in a real frame on this very page, with a test session made on the spot. */
export function Preview() {
  const [made, setMade] = useState<MadeSession>()
  const [problem, setProblem] = useState<Refusal>()
  const [pending, setPending] = useState(false)
  const [ended, setEnded] = useState(false)
  const show = async () => {
    setPending(true)
    const answer = await ask(
      api().connect_sessions.$post({
        json: {
          origin_owner_id: 'preview',
          origin_owner_name: 'Preview',
          type: 'test',
          multiple: true,
          origins: [window.location.origin],
        },
      }),
    )
    setPending(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) setMade(answer.value)
  }
  const end = () => {
    setMade(undefined)
    setEnded(true)
  }
  if (made) return <PreviewFrame made={made} onEnd={end} />
  return (
    <>
      <p className="mb-2.5 text-muted-foreground">
        Try it here: the hub in a frame, as it is in your page. It is real: what you link in it is on the Accounts page,
        for the customer Preview.
      </p>
      {/* The button that ended it is gone. */}
      <Button autoFocus={ended} pending={pending} pendingLabel="Making…" onClick={show}>
        Show a preview
      </Button>
      <div role="alert" className="mt-3 empty:hidden">
        {problem && (
          <Alert tone="danger" title={problem.detail}>
            {Object.values(problem.fields ?? {})[0] ?? problem.next}
          </Alert>
        )}
      </div>
    </>
  )
}
