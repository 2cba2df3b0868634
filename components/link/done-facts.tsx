'use client'

import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { Account } from '#lib/api/contract.ts'

type DoneFactsProps = {
  account: Account
  limitations: readonly string[]
  className?: string
  /** further facts, each a `dt` and its `dd` */
  children?: ReactNode
}

/** What was connected, for whom, and what it cannot do. */
export function DoneFacts({ account, limitations, className, children }: DoneFactsProps) {
  const t = useWords()
  return (
    <>
      <dl
        className={cn(
          'grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-1.5 rounded-md border border-border px-4 py-3',
          className,
        )}
      >
        <dt className="text-muted-foreground">{t('Account')}</dt>
        <dd className="min-w-0 break-words font-medium">{account.display_name}</dd>
        <dt className="text-muted-foreground">{t('Belongs to')}</dt>
        <dd className="min-w-0 break-words">{account.origin_owner_name}</dd>
        {account.config.environment === 'sandbox' && (
          <>
            <dt className="text-muted-foreground">{t('Environment')}</dt>
            <dd>{t('Sandbox')}</dd>
          </>
        )}
        {children}
      </dl>
      {limitations.length > 0 && (
        <Alert tone="warning" title={t('With a limitation')}>
          <ul className="flex flex-col gap-1">
            {limitations.map((limitation) => (
              <li key={limitation}>{limitation}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}
