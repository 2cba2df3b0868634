'use client'

import { Check, ClipboardCopy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { copyText } from '#components/ui/copy-button.tsx'

/** For the person who links but may not enter the provider's settings: copies the steps, without any value. */
export function SendSteps({ markdown, className }: { markdown: () => string; className?: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = await copyText(markdown())
    setSaid(
      copied
        ? 'Steps copied. Paste them into a message.'
        : 'The browser did not allow copying. Select the steps and copy them by hand.',
    )
  }
  return (
    <div className={className}>
      <Button
        variant="quiet"
        size="sm"
        onClick={copy}
        className="-ms-2.5 h-auto min-h-8 max-w-full whitespace-normal py-1 text-start"
      >
        {said.startsWith('Steps') ? (
          <Check aria-hidden="true" className="text-primary" />
        ) : (
          <ClipboardCopy aria-hidden="true" />
        )}
        Send these steps to my admin
      </Button>
      <p role="status" className="text-muted-foreground text-sm">
        {said}
      </p>
    </div>
  )
}
