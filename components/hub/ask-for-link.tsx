'use client'

import { useState } from 'react'
import { useSend } from '#components/link/send.tsx'
import { ask, type Refusal } from '#components/shell/ask.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'

/** Tells whoever sent the link that a new one is wanted. The product sends no mail: it comes the way this one came. */
export function AskForLink({ project, size }: { project: string; size?: 'sm' }) {
  const send = useSend()
  const [state, setState] = useState<'idle' | 'asking' | 'asked'>('idle')
  const [problem, setProblem] = useState<Refusal>()
  const request = async () => {
    setState('asking')
    const answer = await ask(send('/api/session/renewal', { method: 'POST' }))
    setProblem(answer.ok ? undefined : answer.problem)
    setState(answer.ok ? 'asked' : 'idle')
  }
  return (
    <>
      <p role="status" className="w-full font-medium empty:hidden">
        {state === 'asked' && `${project} has been told. A new link comes the way this one came.`}
      </p>
      {problem && (
        <Alert role="alert" tone="warning" title={problem.detail} className="w-full">
          {problem.next}
        </Alert>
      )}
      {state !== 'asked' && (
        <Button {...(size && { size })} pending={state === 'asking'} pendingLabel="Asking…" onClick={request}>
          Ask for a new link
        </Button>
      )}
    </>
  )
}
