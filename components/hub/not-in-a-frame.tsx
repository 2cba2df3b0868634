'use client'

import { useEffect, useState } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { say, sayAll } from '#lib/words/index.ts'
import { LinkOver } from './link-over.tsx'

const snippetFor = (hub: string) =>
  `<script type="module" src="${hub}/embed.js"></script>\n<connector-hub token="…"></connector-hub>`

/** The frame's address, opened by itself: what it is for, and how it gets into a page. */
export function NotInAFrame({ origins }: { origins: readonly string[] }) {
  const t = useWords()
  const [snippet, setSnippet] = useState('')
  useEffect(() => setSnippet(snippetFor(window.location.origin)), [])
  const allowed =
    origins.length > 0
      ? t('Pages of {origins} may show it.', { origins: sayAll(origins) })
      : t('No page may show it yet: name the page’s origin when you make the session, or in the project’s settings.')
  const forDevelopers = t(
    'For whoever builds that page: put these two lines into it, with the token of a connect session.',
  )
  return (
    <>
      <LinkOver
        title={t('This page belongs in a frame')}
        detail={t(
          'An application shows the hub inside its own page with it. To connect an account, go back to that application, or open the link that you were sent.',
        )}
        next={`${forDevelopers} ${allowed}`}
      />
      <div className="mx-5 mb-8 rounded-md border border-border bg-muted p-3 sm:mx-6">
        <pre dir="ltr" className="overflow-x-auto whitespace-pre-wrap wrap-anywhere font-mono text-xs">
          {snippet}
        </pre>
        <div className="mt-2 -ms-2.5">
          <CopyButton value={snippet} what={say('snippet')} />
        </div>
      </div>
    </>
  )
}
