'use client'

import { Activity } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { CheckList } from '#components/link/check-list.tsx'
import { useProgress } from '#components/link/use-progress.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { Account } from '#lib/api/contract.ts'
import { Ago } from './ago.tsx'
import { checkWords } from './check-words.ts'

/** The last check by its steps, and a new one live. */
export function AccountChecks({ account }: { account: Account }) {
  const router = useRouter()
  const { run, start, cancel } = useProgress()
  const check = async () => {
    const ending = await start(`/api/accounts/${account.id}/check`)
    if (ending && ending.type !== 'cancelled') router.refresh()
  }
  const steps = run.steps.length > 0 ? run.steps : (account.last_check?.steps ?? [])
  const said = run.ending && checkWords(run.ending, account.provider_name)
  return (
    <Card>
      <CardHeader className="min-h-14 py-2.5">
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
          <Button size="sm" onClick={check} pending={run.running} pendingLabel="Checking…">
            <Activity aria-hidden="true" />
            Check now
          </Button>
        </div>
      </CardHeader>
      <CardBody className="flex flex-col gap-4">
        {said && (
          <Alert role={said.tone === 'good' ? 'status' : 'alert'} tone={said.tone} title={said.title}>
            {said.description}
          </Alert>
        )}
        {steps.length > 0 ? (
          <CheckList steps={steps} provider={account.provider_name} />
        ) : (
          <p className="text-muted-foreground">
            {run.running ? 'Starting…' : 'Check now asks the provider whether the stored credentials still work.'}
          </p>
        )}
      </CardBody>
    </Card>
  )
}
