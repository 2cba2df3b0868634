'use client'

import { ShieldCheck } from 'lucide-react'
import { ClockTime } from '#components/accounts/clock-time.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { AuditChain } from '#lib/api/audit-contract.ts'

const counted = (count: number): string => (count === 1 ? '1 event' : `${count.toLocaleString('en')} events`)

/** How far the log is sealed, what that is good for, and what to keep elsewhere. */
export function ChainState({ chain: { sequence, hash, sealed_at, unsealed } }: { chain: AuditChain }) {
  return (
    <div className="flex items-start gap-3 rounded-lg border border-border bg-card px-4 py-3 shadow-xs sm:px-5">
      <ShieldCheck aria-hidden="true" className="mt-1 size-5 shrink-0 text-primary" />
      <div className="min-w-0 flex-1">
        <p>
          {sealed_at ? (
            <>
              <span className="font-medium">
                Sealed up to <ClockTime time={sealed_at} />
              </span>
              , {counted(sequence)}.{' '}
            </>
          ) : (
            <span className="font-medium">Not sealed yet. </span>
          )}
          {unsealed > 0 && `${counted(unsealed)} ${unsealed === 1 ? 'follows' : 'follow'} within a minute. `}
          <span className="text-muted-foreground">
            Verified by <code className="rounded-sm bg-muted px-1 py-0.5 font-mono text-xs">npm run audit:verify</code>
          </span>
        </p>
        <Disclosure summary="How this protects the log" className="mt-0.5">
          <div className="mt-1 flex max-w-2xl flex-col gap-2 text-muted-foreground text-sm">
            <p>
              The database takes events in and lets none be changed or removed. Each sealed event carries a hash of
              itself and of the event before it, so whoever goes past the database breaks the chain, and the command
              names the first event that was touched.
            </p>
            {hash && (
              <>
                <p>
                  Keep the end of the chain outside of the hub from time to time. With it the command also finds a log
                  that was made anew as a whole: <code className="font-mono text-xs">-- --expect</code> and this:
                </p>
                <p className="flex items-center gap-1">
                  <code className="min-w-0 rounded-sm bg-muted px-1.5 py-1 font-mono text-foreground text-xs [overflow-wrap:anywhere]">
                    {sequence}:{hash}
                  </code>
                  <CopyButton value={`${sequence}:${hash}`} what="end of the chain" iconOnly />
                </p>
              </>
            )}
          </div>
        </Disclosure>
      </div>
    </div>
  )
}
