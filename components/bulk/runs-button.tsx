'use client'

import { ListChecks } from 'lucide-react'
import { DialogLink } from '#components/shell/dialog-link.tsx'
import { changeParams, useParam } from '#components/ui/address.ts'
import { buttonVariants } from '#components/ui/button.tsx'
import { Dialog, DialogBody, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { BulkRun } from '#lib/api/bulk-contract.ts'
import { RunRow } from './run-row.tsx'
import { useRuns } from './use-runs.ts'

type RunsButtonProps = {
  /** the last runs, newest first */
  initial: readonly BulkRun[]
  /** the address of the page with the runs open: `/accounts?runs` */
  href: string
}

/**
 * Where what was started for many accounts is found again: how many runs go on, and in `?runs` the last of them with
 * their progress. Nothing stands here before there was the first.
 */
export function RunsButton({ initial, href }: RunsButtonProps) {
  const { runs, news } = useRuns(initial)
  const open = useParam('runs') !== undefined
  const running = runs.filter(({ state }) => state === 'running').length
  return (
    <>
      {runs.length > 0 && (
        <DialogLink href={href} id="runs" className={buttonVariants()}>
          {running > 0 ? <Spinner /> : <ListChecks aria-hidden="true" />}
          Runs
          {running > 0 && (
            <span className="font-normal text-muted-foreground tabular-nums">
              <span className="sr-only">, </span>
              {running} <span className="max-sm:sr-only">running</span>
            </span>
          )}
        </DialogLink>
      )}
      <span role="status" className="sr-only">
        {news}
      </span>
      <Dialog open={open} onOpenChange={(next) => !next && changeParams('replaceState', { runs: undefined })}>
        <SidePanel finalFocus={() => document.getElementById('runs')} className="sm:max-w-lg">
          <DialogHeader>
            <DialogTitle>Runs</DialogTitle>
            <DialogDescription>
              What is done to many accounts at once. It goes on when you leave, and is kept here for 30 days.
            </DialogDescription>
          </DialogHeader>
          <DialogBody>
            {runs.length > 0 ? (
              <ul aria-label="Runs" className="flex flex-col gap-3">
                {runs.map((run) => (
                  <RunRow key={run.id} run={run} />
                ))}
              </ul>
            ) : (
              <p className="text-muted-foreground">
                There was none yet. Select accounts in the list, and choose what to do with them.
              </p>
            )}
          </DialogBody>
        </SidePanel>
      </Dialog>
    </>
  )
}
