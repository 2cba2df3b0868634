'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { DialogBody } from '#components/ui/dialog.tsx'
import { Preview } from './preview.tsx'
import { SnippetTabs } from './snippet-tabs.tsx'
import { pageSnippets, serverSnippets } from './snippets.ts'

const link = 'underline decoration-border-strong underline-offset-4 hover:decoration-current'

/** The hub in a page of one's own: code for server and page, and a preview that works. */
export function Embedded() {
  const hubUrl = window.location.origin
  return (
    <DialogBody className="flex flex-col gap-6">
      <Part title="1. Your server asks for a token">
        <p className="mb-2.5 text-muted-foreground">
          With an{' '}
          <Link href="/settings/keys" className={link}>
            API key
          </Link>{' '}
          for connect sessions. Put your own page’s address in origins, or leave origins out and list it in{' '}
          <Link href="/settings/brand" className={link}>
            Brand
          </Link>
          : no other page can show the hub.
        </p>
        <SnippetTabs label="server code" snippets={serverSnippets(hubUrl)} />
      </Part>
      <Part title="2. Your page shows the hub">
        <p className="mb-2.5 text-muted-foreground">
          With the token in place of TOKEN. React takes the package @connector-hub/embed.
        </p>
        <SnippetTabs label="page code" snippets={pageSnippets(hubUrl)} />
      </Part>
      <Part title="3. Your customer links the account there">
        <Preview />
      </Part>
    </DialogBody>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-1 font-semibold text-base">{title}</h3>
    {children}
  </section>
)
