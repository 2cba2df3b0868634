'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Guide } from '#components/guide/guide.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { DialogFooter } from '#components/ui/dialog.tsx'
import { CheckList } from './check-list.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormFields } from './form-fields.tsx'
import { NarrowGuide } from './narrow-guide.tsx'
import { isInconclusive, noticeOf } from './notice.ts'
import { OwnerFields } from './owner-fields.tsx'
import { ProblemDetails } from './problem-details.tsx'
import { RunNotice } from './run-notice.tsx'
import { type LinkFormOptions, useLinkForm } from './use-link-form.ts'
import { useOnline } from './use-online.ts'

type LinkFormProps = LinkFormOptions & {
  /** what the button says: "Connect", or "Check and save" */
  action: string
  /** above the fields; what it fills goes into the form */
  before: (form: { fill: (values: Readonly<Record<string, string>>) => void; running: boolean }) => ReactNode
}

/** Fields with the guide beside them, the live checks, what went wrong; for linking and for editing alike. */
export function LinkForm({ action, before, ...options }: LinkFormProps) {
  const { connector, target } = options
  const id = useId()
  const state = useLinkForm(options)
  const { run, values } = state
  const [activeField, setActiveField] = useState<string>()
  const online = useOnline()
  const result = useRef<HTMLDivElement>(null)
  const [ended, shownSteps] = [run.ending, run.steps.length]
  // biome-ignore lint/correctness/useExhaustiveDependencies: more to see is what scrolls
  useEffect(() => {
    if (run.running || (ended && !state.blamesFields)) result.current?.scrollIntoView({ block: 'nearest' })
  }, [run.running, ended, shownSteps])

  const guided = { name: connector.name, fields: state.fields, guide: connector.guide }
  const problem = run.ending?.type === 'problem' ? run.ending.problem : undefined
  const notice = noticeOf(run.ending, connector.provider, state.blamesFields)
  // Why a check failed is said at the fields or under the list: not here as well.
  const steps = problem
    ? run.steps.map((step) => (step.state === 'failed' ? { ...step, message: undefined } : step))
    : run.steps
  return (
    <>
      <div className="grid min-h-0 flex-1 grid-rows-1 panel:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]">
        <form
          id={id}
          ref={state.formRef}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            state.submit()
          }}
          className="flex min-h-0 flex-col gap-5 scroll-py-16 overflow-y-auto overscroll-contain px-5 py-5 sm:px-6"
        >
          {before({ fill: state.fill, running: run.running })}
          <NarrowGuide connector={guided} values={values} />
          <ErrorSummary
            errors={run.running || state.presses === 0 ? [] : state.errors}
            fields={state.fields}
            onGo={state.focus}
          />
          <FormFields
            id={id}
            state={state}
            guided={guided}
            secrets={target.kind === 'relink' ? target.account.secrets : {}}
            onActive={setActiveField}
          />
          {target.kind === 'link' && (
            <OwnerFields owner={state.owner} readOnly={run.running} onChange={state.setOwner} />
          )}
          <div ref={result} className="flex scroll-my-6 flex-col gap-3 empty:hidden">
            {(run.running || run.steps.length > 0) && (
              <section aria-label="Live checks" className="rounded-md border border-border px-3.5 py-2.5">
                <CheckList steps={steps} provider={connector.provider} inconclusive={isInconclusive(run.ending)} />
                {run.steps.length === 0 && <p className="py-1 text-muted-foreground">Starting the checks…</p>}
              </section>
            )}
            {notice && (
              <RunNotice
                notice={notice}
                twin={problem?.account}
                onUpdateTwin={() => state.submit(problem?.account && { twin: problem.account.id })}
                onLinkAnyway={() => state.submit({ anyway: true })}
              />
            )}
            {problem && !notice?.action && <ProblemDetails problem={problem} />}
          </div>
        </form>
        <aside
          aria-label="Setup guide"
          className="hidden min-h-0 overflow-y-auto overscroll-contain border-border border-s bg-background px-5 py-5 panel:block"
        >
          <Guide connector={guided} values={values} activeField={activeField} />
        </aside>
      </div>
      <DialogFooter>
        <div role="status" className={online ? 'sr-only' : 'w-full'}>
          {!online && (
            <Alert tone="warning">You are offline – your entries are kept. Go on when the connection is back.</Alert>
          )}
        </div>
        <p className="me-auto hidden text-muted-foreground text-sm sm:block">
          Nothing is stored until every check has passed.
        </p>
        {run.running && <Button onClick={state.cancel}>Cancel</Button>}
        <Button
          ref={state.buttonRef}
          variant="primary"
          type="submit"
          form={id}
          pending={run.running}
          pendingLabel="Checking…"
          className="min-w-28"
        >
          {notice && problem?.kind !== 'already_linked' ? 'Try again' : action}
        </Button>
      </DialogFooter>
    </>
  )
}
