'use client'

import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Brand } from '#lib/api/session-contract.ts'
import { ProjectSign } from './project-sign.tsx'

type HubHeaderProps = {
  project: string
  brand: Brand
  /** the provider's */
  logo?: string | undefined
  title: string
  children?: ReactNode
  headingRef?: Ref<HTMLHeadingElement>
  onBack?: (() => void) | undefined
  /** in a dialog of the page around */
  onClose?: (() => void) | undefined
}

/** Who asks for what: the project's sign, the provider's, and both names in the heading. */
export function HubHeader({ project, brand, logo, title, children, headingRef, onBack, onClose }: HubHeaderProps) {
  const t = useWords()
  return (
    <header className="flex flex-col gap-3 border-border border-b px-5 py-5 sm:px-6">
      <div className="flex items-center gap-2">
        {onBack && (
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={t('Back to the list')}
            onClick={onBack}
            className="-ms-2 pointer-coarse:-my-1.5"
          >
            <ArrowLeft aria-hidden="true" className="rtl:-scale-x-100" />
          </Button>
        )}
        <ProjectSign project={project} brand={brand} />
        {logo && (
          <>
            <ArrowRight aria-hidden="true" className="size-4 shrink-0 text-muted-foreground rtl:-scale-x-100" />
            <Logo src={logo} />
          </>
        )}
        {onClose && (
          <Button variant="quiet" size="icon-sm" aria-label={t('Close')} onClick={onClose} className="-me-2 ms-auto">
            <X aria-hidden="true" />
          </Button>
        )}
      </div>
      <div>
        <h1
          ref={headingRef}
          tabIndex={-1}
          className="break-words font-semibold text-lg tracking-[-0.01em] outline-none sm:text-xl"
        >
          {title}
        </h1>
        {children && <p className="mt-0.5 break-words text-muted-foreground">{children}</p>}
      </div>
    </header>
  )
}
