'use client'

import { useEffect, useRef, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { COPY_REFUSED } from '#components/ui/copy-button.tsx'
import { useWords } from '#components/words/words-provider.tsx'

/** Some browsers let no frame copy: there the same form in a tab of its own can. `linkPath` holds the secret, so it stands in no markup. */
export function CopyRefused({ linkPath }: { linkPath: () => string }) {
  const t = useWords()
  const [refused, setRefused] = useState(false)
  const copier = useRef<Element>(null)
  useEffect(() => {
    const note = () => {
      copier.current = document.activeElement
      setRefused(true)
    }
    document.addEventListener(COPY_REFUSED, note)
    return () => document.removeEventListener(COPY_REFUSED, note)
  }, [])
  const dismiss = () => {
    setRefused(false)
    if (copier.current instanceof HTMLElement) copier.current.focus()
  }
  // There before its words are: only then is every screen reader told of them.
  return (
    <div role="status">
      {refused && (
        <Alert
          tone="warning"
          title={t('Your browser does not let this frame copy.')}
          className="m-4"
          actions={
            <>
              <Button size="sm" onClick={() => window.open(linkPath(), '_blank', 'noopener')}>
                {t('Open in a new tab')}
                <span className="sr-only"> {t('(the form begins anew there)')}</span>
              </Button>
              <Button size="sm" variant="quiet" onClick={dismiss}>
                {t('Dismiss')}
              </Button>
            </>
          }
        >
          {t('Select the text and copy it by hand, or open this form in a new tab and begin there.')}
        </Alert>
      )}
    </div>
  )
}
