'use client'

import { CircleAlert } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'

type BrokenPageProps = { error: Error & { digest?: string }; retry: () => void }

/** A page that could not be drawn. The number finds the cause in the log; nothing else is told. */
export const BrokenPage = ({ error, retry }: BrokenPageProps) => (
  <div role="alert" className="flex flex-col items-center px-6 py-20 text-center">
    <CircleAlert aria-hidden="true" className="mb-4 size-6 text-danger" />
    <h1 className="font-semibold text-lg tracking-[-0.01em]">This page could not be shown</h1>
    <p className="mt-1.5 max-w-sm text-muted-foreground">
      Something went wrong in the hub; nothing was changed. Try again. If it stays, look into the server’s log
      {error.digest ? ' for this number:' : '.'}
    </p>
    {error.digest && <p className="mt-2 font-mono text-sm">{error.digest}</p>}
    <Button variant="primary" onClick={retry} className="mt-6">
      Try again
    </Button>
  </div>
)
