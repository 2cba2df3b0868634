'use client'

import { Alert } from '#components/ui/alert.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import type { MadeKey } from '#lib/api/key-contract.ts'
import { keyExample } from './key-example.ts'
import { ShownOnce } from './shown-once.tsx'

/** The key, once, and a first call with it. */
export function MadeKeyView({ made: { key, secret } }: { made: MadeKey }) {
  const example = keyExample(window.location.origin, secret, key.scopes)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>{key.name} is made</DialogTitle>
        <DialogDescription>Copy the key now: the hub keeps no copy and cannot show it again.</DialogDescription>
      </DialogHeader>
      <ShownOnce id="made-key" label="API key" value={secret} what="API key">
        {() => (
          <>
            {example && <CodeBlock code={example} what="example" title="A first call, with the key in it" />}
            <Alert>
              It travels as the user name of Basic authentication without a password, or as Bearer. Keep it on your
              server: never in a page, an app or a repository. If it gets out, revoke it here.
            </Alert>
          </>
        )}
      </ShownOnce>
    </div>
  )
}
