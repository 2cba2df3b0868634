'use client'

import { useEffect, useRef, useState } from 'react'
import { useSend } from '#components/link/send.tsx'
import { ask, type Refusal } from '#components/shell/ask.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'

/** Tells whoever sent the link that a new one is wanted. The product sends no mail: it comes the way this one came. */
export function AskForLink({ project, size }: { project: string; size?: 'sm' }) {
  const t = useWords()
  const send = useSend()
  const [state, setState] = useState<'idle' | 'asking' | 'asked'>('idle')
  const [problem, setProblem] = useState<Refusal>()
  // The button that had the focus goes; the sentence that takes its place has it next.
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (state === 'asked') status.current?.focus()
  }, [state])
  const request = async () => {
    setState('asking')
    const answer = await ask(send('/api/session/renewal', { method: 'POST' }))
    setProblem(answer.ok ? undefined : answer.problem)
    setState(answer.ok ? 'asked' : 'idle')
  }
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className="w-full font-medium outline-none empty:sr-only">
        {state === 'asked' &&
          t('{project} can see that you asked. If no new link comes, write to whoever sent you this one.', { project })}
      </p>
      {problem && (
        <Alert role="alert" tone="warning" title={t(problem.detail)} className="w-full">
          {t(problem.next)}
        </Alert>
      )}
      {state !== 'asked' && (
        <Button {...(size && { size })} pending={state === 'asking'} pendingLabel={t('Asking…')} onClick={request}>
          {t('Ask for a new link')}
        </Button>
      )}
    </>
  )
}
