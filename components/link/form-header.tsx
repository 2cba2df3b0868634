'use client'

import { ArrowLeft } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '#components/ui/button.tsx'
import { DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { Logo } from '#components/ui/logo.tsx'

type FormHeaderProps = {
  title: string
  logo: string | undefined
  headingRef?: Ref<HTMLHeadingElement>
  onBack?: (() => void) | undefined
  backLabel?: string
}

/** Whose form it is; named and reachable by its heading. */
export const FormHeader = ({ title, logo, headingRef, onBack, backLabel = 'Back to the list' }: FormHeaderProps) => (
  <DialogHeader className="flex min-h-14 items-start gap-3 py-3">
    {onBack && (
      <Button
        variant="quiet"
        size="icon-sm"
        aria-label={backLabel}
        onClick={onBack}
        className="-ms-2 pointer-coarse:-my-1.5"
      >
        <ArrowLeft aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    )}
    {logo && <Logo src={logo} className="size-8 p-1" />}
    <DialogTitle ref={headingRef} tabIndex={-1} className="min-w-0 break-words py-1">
      {title}
    </DialogTitle>
  </DialogHeader>
)
