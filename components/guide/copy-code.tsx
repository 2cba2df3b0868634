'use client'

import { CopyButton } from '#components/ui/copy-button.tsx'

/** A piece of text to be copied letter by letter. */
export const CopyCode = ({ code }: { code: string }) => (
  <span className="inline-flex max-w-full items-center rounded-sm border border-border bg-muted ps-1.5 align-middle">
    <code dir="ltr" className="min-w-0 break-all font-mono text-xs">
      {code}
    </code>
    <CopyButton
      value={code}
      what={code}
      iconOnly
      className="size-6 min-h-0 rounded-sm pointer-coarse:size-8 pointer-coarse:min-h-0 pointer-coarse:min-w-0 [&_svg]:size-3.5"
    />
  </span>
)
