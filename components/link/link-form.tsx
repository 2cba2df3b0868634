'use client'

import { type ReactNode, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Guide } from '#components/guide/guide.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { PanelFooter } from '#components/ui/panel.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormFields } from './form-fields.tsx'
import { formLook, type Surface } from './form-look.ts'
import { guideInWords } from './guide-in-words.ts'
import { loadRunResult, RunResult } from './link-form-later.tsx'
import type { Owner } from './link-request.ts'
import { NarrowGuide } from './narrow-guide.tsx'
import { noticeOf } from './notice.ts'
import { waitWords } from './step-words.ts'
import { type LinkFormOptions, useLinkForm } from './use-link-form.ts'
import { useOnline } from './use-online.ts'
import { useWait } from './use-wait.ts'
import { whenIdle } from './when-idle.ts'

type Values = Readonly<Record<string, string>>

type LinkFormProps = LinkFormOptions & {
  /** what the button says: "Connect", or "Save" */
  action: string
  isSandbox: boolean
  surface?: Surface
  /** who filled in what is known beforehand, and whose brand hides parts of the guide */
  host?: { name: string; whitelabel: boolean }
  /** what can be done where the connect session is over */
  ifOver?: ReactNode
  /** above the fields; what it fills goes into the form */
  before: (form: { fill: (values: Values) => void; running: boolean; values: Values }) => ReactNode
  /** below the fields: whose account it is */
  after?: (form: { owner: Owner; readOnly: boolean; onChange: (owner: Owner) => void }) => ReactNode
}

/** Fields with the guide beside them, the live checks, what went wrong; for linking and for editing alike. */
export function LinkForm({
  action,
  isSandbox,
  surface = 'dialog',
  host,
  ifOver,
  before,
  after,
  ...options
}: LinkFormProps) {
  const { connector, target, session } = options
  const t = useWords()
  const look = formLook[surface]
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
    // What was learned is not about a field: the guide points to none.
    if (ended && !state.blamesFields) setActiveField(undefined)
  }, [run.running, ended, shownSteps])

  useEffect(() => whenIdle(loadRunResult), [])
  const guide = useMemo(
    () => (isSandbox ? guideInWords(connector.guide, t) : connector.guide),
    [connector.guide, isSandbox, t],
  )
  const kind = target.kind === 'relink' ? 'edit' : session ? 'session' : 'link'
  const form = { kind, filled: state.filled } as const
  const guided = { name: connector.name, fields: state.fields, guide, form, whitelabel: host?.whitelabel ?? false }
  const problem = run.ending?.type === 'problem' ? run.ending.problem : undefined
  const notice = noticeOf(run.ending, connector.provider, state.blamesFields)
  const { left, isEarly, hold } = useWait(notice?.retryAfter, run.ending, state.isJudged)
  const submit = () => {
    if (!hold()) state.submit()
  }
  return (
    <>
      <div className={look.body}>
        <form
          id={id}
          ref={state.formRef}
          // Sent before this script runs, a form would put its values into the address; posted, they go nowhere.
          method="post"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
          className={look.form}
        >
          {surface !== 'dialog' && <h2 className="sr-only">{t('Credentials')}</h2>}
          {before({ fill: state.fill, running: state.readOnly, values })}
          <NarrowGuide connector={guided} values={values} />
          <ErrorSummary
            names={run.running || state.presses === 0 ? [] : state.marked}
            fields={state.fields}
            onGo={state.focus}
          />
          <FormFields
            id={id}
            state={state}
            guided={guided}
            secrets={target.kind === 'relink' ? target.account.secrets : {}}
            knownFrom={host?.name}
            onActive={setActiveField}
          />
          {after?.({ owner: state.owner, readOnly: run.running, onChange: state.setOwner })}
          <div ref={result} className="flex scroll-my-6 flex-col gap-3 empty:hidden">
            {(run.running || run.ending) && (
              <Suspense>
                <RunResult
                  run={run}
                  provider={connector.provider}
                  notice={notice}
                  problem={problem}
                  left={left}
                  isEarly={isEarly}
                  mayDuplicate={!session || session.multiple}
                  ifOver={ifOver}
                  onUpdateTwin={state.updateTwin}
                  onLinkAnyway={() => state.submit({ anyway: true })}
                  onChangeIdentity={(identity) => state.submit({ identity })}
                  onDismiss={state.dismiss}
                />
              </Suspense>
            )}
          </div>
        </form>
        <aside aria-label={t('Setup guide')} className={look.guide}>
          <div data-scroll className={look.guideBox}>
            {surface !== 'dialog' && <h2 className="sr-only">{t('Setup guide')}</h2>}
            <Guide connector={guided} values={values} activeField={activeField} />
          </div>
        </aside>
      </div>
      <PanelFooter className={look.footer}>
        <div role="status" className={online ? 'sr-only' : 'w-full'}>
          {!online && (
            <Alert tone="warning">
              {t('You are offline – your entries are kept. Go on when the connection is back.')}
            </Alert>
          )}
        </div>
        <p className="me-auto hidden text-muted-foreground text-sm sm:block">
          {t('Nothing is stored until every required check has passed.')}
        </p>
        {run.running && <Button onClick={state.cancel}>{t('Cancel')}</Button>}
        <Button
          ref={state.buttonRef}
          variant="primary"
          type="submit"
          form={id}
          pending={run.running || session?.waiting}
          pendingLabel={t('Checking…')}
          className="min-w-28"
        >
          {notice && !notice.action ? t('Try again') : action}
          {left > 0 && (
            <span aria-hidden="true" className="font-normal tabular-nums">
              {t('in {wait}', { wait: waitWords(left) })}
            </span>
          )}
        </Button>
      </PanelFooter>
    </>
  )
}
