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
}

/** Whose form it is; named and reachable by its heading. */
export const FormHeader = ({ title, logo, headingRef, onBack }: FormHeaderProps) => (
  <DialogHeader className="flex min-h-[3.25rem] items-center gap-3 py-2.5">
    {onBack && (
      <Button variant="quiet" size="icon-sm" aria-label="Back to the list" onClick={onBack} className="-ms-2">
        <ArrowLeft aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    )}
    {logo && <Logo src={logo} className="size-8 p-1" />}
    <DialogTitle ref={headingRef} tabIndex={-1} className="min-w-0 break-words">
      {title}
    </DialogTitle>
  </DialogHeader>
)
