'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '#components/words/words-provider.tsx'
import type { Words } from '#lib/words/index.ts'
import { Button } from './button.tsx'

type CopyButtonProps = {
  value: string
  /** what is copied, for the name of the button: "Copy account id" */
  what: Words
  /** shows only the icon; the name stays */
  iconOnly?: boolean
  className?: string
}

/** Copies, and says so to eyes and screen readers alike. */
export function CopyButton({ value, what, iconOnly, className }: CopyButtonProps) {
  const t = useWords()
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => copyText(value).then((copied) => setState(copied ? 'copied' : 'refused'))
  const refused = t('Not copied: select the text and copy it by hand.')
  const said = { idle: '', copied: t('Copied'), refused }[state]
  return (
    <>
      <Button
        variant="quiet"
        size={iconOnly ? 'icon-sm' : 'sm'}
        aria-label={t('Copy {what}', { what })}
        onClick={copy}
        className={className}
      >
        {state === 'copied' ? <Check aria-hidden="true" className="text-primary" /> : <Copy aria-hidden="true" />}
        {!iconOnly && <span aria-hidden="true">{t(state === 'copied' ? 'Copied' : 'Copy')}</span>}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}

/** Told by the document when nothing could be copied, for whoever knows another way. */
export const COPY_REFUSED = 'copy-refused'

/** Resolves to whether it worked: browsers refuse without a gesture, and some on plain http or in a frame. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    const copied = copyByCommand(value)
    if (!copied) document.dispatchEvent(new Event(COPY_REFUSED))
    return copied
  }
}

/** The old way, which needs no permission of the page around a frame. */
function copyByCommand(value: string): boolean {
  let copied = false
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', value)
    event.preventDefault()
    copied = event.clipboardData !== null
  }
  document.addEventListener('copy', put)
  const done = document.execCommand('copy')
  document.removeEventListener('copy', put)
  return done && copied
}
