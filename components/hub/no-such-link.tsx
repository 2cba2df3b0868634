import type { Translate } from '#components/words/translate.ts'

/** The public id in the address is nobody's. Every page of a link could show it, so it brings no script. */
export const NoSuchLink = ({ t }: { t: Translate }) => (
  <main
    id="main"
    className="mx-auto max-w-xl bg-card px-5 py-8 sm:my-8 sm:rounded-xl sm:border sm:border-border sm:px-6 sm:shadow-sm"
  >
    <h1 className="font-semibold text-xl tracking-[-0.01em]">{t('This link opens nothing')}</h1>
    <p className="mt-2">
      {t('There is no connect session at this address. It may be mistyped, or so old that it is gone.')}
    </p>
    <p className="mt-1 text-muted-foreground">
      {t('Copy the whole link and open it again. If that does not help, ask whoever sent it for a new one.')}
    </p>
  </main>
)
