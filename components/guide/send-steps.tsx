'use client'

import { Send } from 'lucide-react'
import { Suspense, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { SendChoices } from './send-later.tsx'
import type { Request } from './steps-request.ts'

/** For the person who links but may not enter the provider's settings: hands the steps on, without any value. */
export function SendSteps({ request }: { request: Request }) {
  const t = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button
        variant="quiet"
        size="sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-ms-2.5 h-auto min-h-8 max-w-full whitespace-normal py-1 text-start"
      >
        <Send aria-hidden="true" className="rtl:-scale-x-100" />
        {t('Send these steps to my admin')}
      </Button>
      <div id={id} className="mt-1.5 empty:hidden">
        {open && (
          <Suspense>
            <SendChoices {...request} />
          </Suspense>
        )}
      </div>
    </div>
  )
}
