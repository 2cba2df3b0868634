'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

type CopyButtonProps = {
  value: string
  /** what is copied, for the name of the button: "Copy account id" */
  what: string
  /** shows only the icon; the name stays */
  iconOnly?: boolean
  className?: string
}

/** Copies, and says so to eyes and screen readers alike. */
export function CopyButton({ value, what, iconOnly, className }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => copyText(value).then((copied) => setState(copied ? 'copied' : 'refused'))
  const said = { idle: '', copied: 'Copied', refused: 'Not copied: select the text and copy it by hand.' }[state]
  return (
    <>
      <Button
        variant="quiet"
        size={iconOnly ? 'icon-sm' : 'sm'}
        aria-label={`Copy ${what}`}
        onClick={copy}
        className={className}
      >
        {state === 'copied' ? <Check aria-hidden="true" className="text-primary" /> : <Copy aria-hidden="true" />}
        {!iconOnly && <span aria-hidden="true">{state === 'copied' ? 'Copied' : 'Copy'}</span>}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}

/** Resolves to whether it worked: browsers refuse on plain http and without a gesture. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    return false
  }
}
