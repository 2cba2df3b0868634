'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { countWords } from '#components/accounts/page-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { BulkItem, BulkRun } from '#lib/api/bulk-contract.ts'
import { listFailed } from './bulk-core.ts'
import { retryFailed } from './start-run.ts'

/** Which accounts a run did not work for, each with its reason; and another try for them alone. */
export function FailedItems({ run, mayRetry }: { run: BulkRun; mayRetry: boolean }) {
  const [open, setOpen] = useState(false)
  const [trying, setTrying] = useState(false)
  const retry = async () => {
    setTrying(true)
    await retryFailed(run)
    setTrying(false)
  }
  return (
    <div className="mt-2 flex flex-wrap items-start justify-between gap-2">
      <Disclosure
        summary={`${countWords(run.failed)} with their reasons`}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        className="min-w-0 flex-1 basis-56"
      >
        {open && <Items run={run} />}
      </Disclosure>
      {mayRetry && run.state !== 'running' && (
        <Button size="sm" onClick={retry} pending={trying} pendingLabel="Starting…">
          Try {run.failed === 1 ? 'it' : 'these'} again
        </Button>
      )}
    </div>
  )
}

function Items({ run: { id, failed } }: { run: BulkRun }) {
  const [items, setItems] = useState<readonly BulkItem[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [state, setState] = useState<'loading' | 'there' | 'refused'>('loading')
  const load = async (from: string | null) => {
    setState('loading')
    const answer = await listFailed(id, from ?? undefined)
    if (!answer.ok) return setState('refused')
    setItems((before) => (from ? [...before, ...answer.value.data] : answer.value.data))
    setNext(answer.value.next)
    setState('there')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that goes on has more of them
  useEffect(() => void load(null), [id, failed])
  return (
    <>
      <ul aria-label="Accounts it did not work for" className="mt-1 flex flex-col">
        {items.map(({ account_id, account, message }) => (
          <li key={account_id} className="border-border border-t py-2 first:border-t-0 [overflow-wrap:anywhere]">
            {account ? (
              <Link
                href={`/accounts/${account_id}`}
                prefetch={false}
                className="font-medium underline decoration-border-strong underline-offset-4 hover:decoration-current"
              >
                {account.display_name}
              </Link>
            ) : (
              <span className="font-medium">An account that is deleted</span>
            )}
            {account && <span className="text-muted-foreground text-sm"> {account.provider_name}</span>}
            <span className="block text-muted-foreground text-sm">{message ?? 'It did not work.'}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="text-muted-foreground text-sm empty:hidden">
        {state === 'loading' && 'Loading…'}
        {state === 'refused' && 'The hub did not answer.'}
      </p>
      {(next || state === 'refused') && (
        <Button size="sm" variant="ghost" onClick={() => load(items.length > 0 ? next : null)} className="mt-1">
          {state === 'refused' ? 'Try again' : 'Show more'}
        </Button>
      )}
    </>
  )
}
