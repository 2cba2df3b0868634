'use client'

import { useWords } from '#components/words/words-provider.tsx'

type BrokenHubProps = { error: Error & { digest?: string }; retry: () => void }

/** A page of the hub that could not be drawn. The number finds the cause in the log; nothing else is told. */
export function BrokenHub({ error, retry }: BrokenHubProps) {
  const t = useWords()
  return (
    <main id="main" className="mx-auto max-w-xl bg-card px-5 py-8 sm:px-6">
      <div role="alert">
        <h1 className="font-semibold text-xl tracking-[-0.01em]">{t('This page could not be shown')}</h1>
        <p className="mt-2">{t('Something went wrong in the hub; nothing was changed.')}</p>
        <p className="mt-1 text-muted-foreground">
          {t('Try again. If it stays like this, ask whoever sent you the link.')}
        </p>
        {error.digest && <p className="mt-2 font-mono text-sm">{error.digest}</p>}
        <button
          type="button"
          onClick={retry}
          className="mt-5 inline-flex h-9 items-center rounded-md border border-fill-edge bg-fill px-3.5 font-medium text-fill-foreground hover:bg-fill-hover pointer-coarse:min-h-11"
        >
          {t('Try again')}
        </button>
      </div>
    </main>
  )
}
