'use client'

import type { ReactNode } from 'react'
import { ShownOnce } from '#components/settings/shown-once.tsx'
import { DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { SnippetTabs } from '#components/ways/snippet-tabs.tsx'
import { verifySnippets } from './verify-snippets.ts'

type SigningSecretProps = {
  title: string
  description: string
  secret: string
  /** what to do with it, above the code */
  children: ReactNode
}

/** A signing secret, once, and the code that takes it. */
export const SigningSecret = ({ title, description, secret, children }: SigningSecretProps) => (
  <div className="flex min-h-0 flex-1 flex-col">
    <DialogHeader>
      <DialogTitle>{title}</DialogTitle>
      <DialogDescription>{description}</DialogDescription>
    </DialogHeader>
    <ShownOnce id="signing-secret" label="Signing secret" value={secret} what="signing secret">
      {() => (
        <>
          {children}
          <section>
            <h3 className="mb-1.5 font-medium text-base">Check the signature</h3>
            <SnippetTabs label="verification code" snippets={verifySnippets} />
          </section>
        </>
      )}
    </ShownOnce>
  </div>
)
