'use client'

// Written out: what makes the looks of all buttons would be half of this file.
const buttonLook =
  'mt-6 inline-flex h-9 items-center rounded-md border border-fill-edge bg-fill px-3.5 font-medium text-fill-foreground hover:bg-fill-hover pointer-coarse:min-h-11'

type BrokenPageProps = { error: Error & { digest?: string }; retry: () => void }

/**
 * A page that could not be drawn. The number finds the cause in the log; nothing else is told. Every page ships this, so
 * it is made of little.
 */
export const BrokenPage = ({ error, retry }: BrokenPageProps) => (
  <div role="alert" className="flex flex-col items-center px-6 py-20 text-center">
    <h1 className="font-semibold text-lg tracking-[-0.01em]">This page could not be shown</h1>
    <p className="mt-1.5 max-w-sm text-muted-foreground">
      Something went wrong in the hub; nothing was changed. Try again. If it stays, look into the server’s log
      {error.digest ? ' for this number:' : '.'}
    </p>
    {error.digest && <p className="mt-2 font-mono text-sm">{error.digest}</p>}
    <button type="button" onClick={retry} className={buttonLook}>
      Try again
    </button>
  </div>
)
