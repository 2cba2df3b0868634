'use client'

import type { ReactNode, Ref } from 'react'
import { Mark } from '#components/shell/mark.tsx'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Brand } from '#lib/api/session-contract.ts'
import type { HubHost } from './hub-host.ts'
import { ProjectSign } from './project-sign.tsx'

type HubChromeProps = {
  surface: HubHost['surface']
  brand: Brand
  project: string
  /** a form with its guide; else a short list or a few sentences */
  wide: boolean
  /** says whose page it is where no header does */
  signed?: boolean
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** What stands around every screen of the hub: a card on a page of its own, nothing at all in a frame. */
export function HubChrome({ surface, brand, project, wide, signed, ref, children }: HubChromeProps) {
  const t = useWords()
  const isPage = surface === 'page'
  return (
    <div ref={ref} className={cn(isPage && 'min-h-dvh sm:px-6 sm:py-8 lg:py-12')}>
      <div className={cn(isPage && 'mx-auto', isPage && (wide ? 'max-w-5xl' : 'max-w-xl'))}>
        <main
          id="main"
          // The page around a frame has a main part of its own.
          aria-label={isPage ? undefined : t('Connect an account')}
          className={cn('flex flex-col bg-card', isPage && 'border-border sm:rounded-xl sm:border sm:shadow-sm')}
        >
          {signed && (
            <p className="flex items-center gap-2.5 px-5 pt-5 font-medium sm:px-6">
              <ProjectSign project={project} brand={brand} />
              <span className="min-w-0 break-words">{project}</span>
            </p>
          )}
          {isPage && (
            <noscript>
              <p className="bg-warning-soft px-5 py-3 text-warning sm:px-6">
                {t(
                  'JavaScript is switched off in this browser. Switch it on to connect; the guide can be read without it.',
                )}
              </p>
            </noscript>
          )}
          {children}
        </main>
        <HubFooter brand={brand} project={project} className={cn(!isPage && 'border-border border-t bg-card')} />
      </div>
    </div>
  )
}

type HubFooterProps = { brand: Brand; project: string; className?: string }

function HubFooter({ brand, project, className }: HubFooterProps) {
  if (brand.whitelabel && !brand.support_url) return null
  return (
    <footer
      className={cn(
        'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3 text-muted-foreground text-sm sm:px-6',
        className,
      )}
    >
      {brand.support_url && <SupportLink href={brand.support_url} project={project} />}
      {!brand.whitelabel && (
        <span className="ms-auto inline-flex min-h-6 items-center gap-1.5">
          <Mark className="size-4" />
          Connector Hub
        </span>
      )}
    </footer>
  )
}

type SupportLinkProps = { href: string; project: string }

/** Where the project's customers find help. */
export function SupportLink({ href, project }: SupportLinkProps) {
  const t = useWords()
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-6 items-center underline decoration-border-strong underline-offset-4 hover:text-foreground pointer-coarse:min-h-11"
    >
      {t('Get help from {project}', { project })}
      <span className="sr-only"> {t('(opens in a new tab)')}</span>
    </a>
  )
}
