'use client'

import { useState } from 'react'
import { Guide, type GuidedConnector } from '#components/guide/guide.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Values } from '#lib/define/index.ts'

/** Where there is no room beside the fields: the whole guide behind one line, above them. */
export function NarrowGuide({ connector, values }: { connector: GuidedConnector; values: Values }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Disclosure
      summary={t('Show the whole setup guide')}
      className="panel:hidden"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      {open && (
        <div className="mt-2 rounded-md border border-border bg-background p-4">
          <Guide connector={connector} values={values} />
        </div>
      )}
    </Disclosure>
  )
}
