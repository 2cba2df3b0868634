'use client'

import { Activity } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Ago } from '#components/accounts/ago.tsx'
import { checkWords, isTransient, lastCheckWords, notTwice } from '#components/accounts/check-words.ts'
import { limitationsOf } from '#components/accounts/status.ts'
import { CheckList } from '#components/link/check-list.tsx'
import { isInconclusive } from '#components/link/notice.ts'
import { waitWords } from '#components/link/step-words.ts'
import { useProgress } from '#components/link/use-progress.ts'
import { useWait } from '#components/link/use-wait.ts'
import { useMay } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { Account } from '#lib/api/contract.ts'
import { wasRefused } from './next-step.ts'

/** The last check by its steps, and a new one live. */
export function AccountChecks({ account }: { account: Account }) {
  const router = useRouter()
  const mayCheck = useMay('account.check')
  const { run, start, cancel } = useProgress()
  const wait = useWait(run.ending?.type === 'problem' ? run.ending.problem.retry_after : undefined, run.ending, true)
  const check = async () => {
    if (wait.hold()) return
    const ending = await start(`/api/accounts/${account.id}/check`)
    if (ending && ending.type !== 'cancelled') router.refresh()
  }
  const { last_check: last } = account
  const steps = run.steps.length > 0 ? run.steps : (last?.steps ?? [])
  const live = run.ending && notTwice(account, checkWords(run.ending, account.provider_name))
  // What the account cannot do stands at the top of its page.
  const known = new Set(run.steps.length > 0 ? [] : limitationsOf(account))
  const isOnTop = account.status === 'active' && wasRefused(account)
  const said = run.running ? undefined : (live ?? (isOnTop ? undefined : lastCheckWords(account)))
  return (
    <Card>
      <CardHeader className="min-h-14 flex-nowrap py-2.5">
        <div>
          <CardTitle>Checks</CardTitle>
          <p className="text-muted-foreground text-sm">
            {run.running ? (
              'Running now'
            ) : account.last_checked_at ? (
              <>
                Last run <Ago time={account.last_checked_at} />
              </>
            ) : (
              'Not run yet'
            )}
          </p>
        </div>
        <div className="flex gap-2">
          {run.running && (
            <Button size="sm" variant="ghost" onClick={cancel}>
              Cancel
            </Button>
          )}
          {mayCheck && (
            <Button size="sm" onClick={check} pending={run.running} pendingLabel="Checking…">
              <Activity aria-hidden="true" />
              Check now
              {wait.left > 0 && (
                <span aria-hidden="true" className="font-normal tabular-nums">
                  in {waitWords(wait.left)}
                </span>
              )}
            </Button>
          )}
        </div>
      </CardHeader>
      <CardBody className="flex flex-col gap-4">
        {said && (
          <Alert
            role={!live ? undefined : said.tone === 'good' ? 'status' : 'alert'}
            tone={said.tone}
            title={said.title}
          >
            {said.description}
          </Alert>
        )}
        <p role="status" className="text-sm text-warning empty:hidden">
          {wait.isEarly && 'Not asked yet: asking sooner would only make the wait longer.'}
        </p>
        {steps.length > 0 ? (
          <CheckList
            steps={steps.map((step) => (known.has(step.message ?? '') ? { ...step, message: undefined } : step))}
            provider={account.provider_name}
            inconclusive={run.steps.length > 0 ? isInconclusive(run.ending) : isTransient(last?.code)}
          />
        ) : (
          <p className="text-muted-foreground">
            {run.running ? 'Starting…' : 'Check now asks the provider whether the stored credentials still work.'}
          </p>
        )}
      </CardBody>
    </Card>
  )
}
