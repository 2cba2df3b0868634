'use client'

import { ExternalLink } from 'lucide-react'
import { buttonVariants } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Fields, GuideLink as Link, Values } from '#lib/define/index.ts'
import { sayAll } from '#lib/words/index.ts'
import { MenuPath } from './inline-text.tsx'
import { linkState } from './link-state.ts'

type GuideLinkProps = {
  link: Link
  fields: Fields
  /** what has been typed; undefined where the guide is only read */
  values: Values | undefined
  /** the sentence above names the menu path already */
  pathIsSaid: boolean
}

/** A deep link that follows what is typed; until it can, the menu path in words and what it waits for. */
export function GuideLink({ link, fields, values, pathIsSaid }: GuideLinkProps) {
  const t = useWords()
  const state = linkState(link, fields, values ?? {})
  if (state.ready)
    return (
      <a
        href={state.href}
        target="_blank"
        rel="noopener noreferrer"
        className={cn(
          buttonVariants({ size: 'sm' }),
          'mt-2 h-auto min-h-8 max-w-full whitespace-normal py-1 text-start',
        )}
      >
        <span className="min-w-0 break-words">{state.label}</span>
        <ExternalLink aria-hidden="true" className="rtl:-scale-x-100" />
        <span className="sr-only">{t('(opens in a new tab)')}</span>
      </a>
    )
  const hint = values && state.waitsFor.length > 0
  if (pathIsSaid && !hint) return null
  return (
    <p className="mt-1.5 text-muted-foreground text-sm">
      {!pathIsSaid && <MenuPath path={state.path} />}
      {!pathIsSaid && hint && '. '}
      {hint && t('Becomes a link once {labels} is filled in.', { labels: sayAll(state.waitsFor) })}
    </p>
  )
}
