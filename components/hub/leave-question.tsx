'use client'

import { useEffect, useId, useRef } from 'react'
import { leaveWords } from '#components/link/leave-words.ts'
import type { Hold } from '#components/link/use-guarded-param.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'

type LeaveQuestionProps = { hold: Hold; onStay: () => void; onLeave: () => void }

/** Asked once where the page around the frame wants to close it, in the browser's own dialog. */
export function LeaveQuestion({ hold, onStay, onLeave }: LeaveQuestionProps) {
  const t = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    safe.current?.focus()
  }, [])
  const { title, text, leave } = leaveWords(hold, false)
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onStay}
      className="m-auto w-[min(24rem,calc(100%-2rem))] rounded-xl border border-border bg-popover p-5 text-foreground shadow-dialog backdrop:bg-overlay"
    >
      <h2 id={`${id}-title`} className="font-semibold text-md tracking-[-0.01em]">
        {t(title)}
      </h2>
      <p id={`${id}-text`} className="mt-1 text-muted-foreground">
        {t(text)}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onLeave}>{t(leave)}</Button>
        <Button ref={safe} variant="primary" onClick={onStay}>
          {t('Stay')}
        </Button>
      </div>
    </dialog>
  )
}
