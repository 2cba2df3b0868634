import type { ReactNode } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { isTransient } from '#components/accounts/check-words.ts'
import { limitationsOf, reasonOf, statusWords } from '#components/accounts/status.ts'
import { Alert } from '#components/ui/alert.tsx'
import type { Account } from '#lib/api/contract.ts'
import type { Incident } from '#lib/api/incident-contract.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { Since } from './since.tsx'
import { StepButton } from './step-button.tsx'
import { Until } from './until.tsx'

type StatusPanelProps = {
  account: Account
  /** an open incident of the account's provider */
  incident: Incident | undefined
  /** the account's config is enabled now */
  isConfigEnabled: boolean
}

const tones = {
  active: 'good',
  error: 'danger',
  expired: 'warning',
  suspended: 'warning',
  inactive: 'info',
  archived: 'info',
} as const

/** How the account is, why, since when, and the one thing to do next. */
export function StatusPanel({ account, incident, isConfigEnabled }: StatusPanelProps) {
  const step = nextStep(account, { isDown: incident !== undefined, isConfigEnabled })
  if (account.status === 'active') return <Connected account={account} incident={incident} step={step} />
  const { word } = statusWords[account.status]
  return (
    <Alert
      tone={tones[account.status]}
      title={reasonOf(account)}
      actions={<StepButton account={account} step={step} />}
    >
      {word} <Since time={account.status_since} />. {whatToDo(account, step)}
      {incident && step.kind === 'fix' && (
        <p className="mt-1">
          {incident.provider_name} cannot be reached just now, so a fix cannot be checked until it is back.
        </p>
      )}
      {account.status_reasons.slice(1).map(({ code, description }) => (
        <p key={code} className="mt-1">
          Besides: {description}
        </p>
      ))}
    </Alert>
  )
}

/** What mends it: as the check that found it said, not as a later one that found out nothing. */
function whatToDo({ last_check: last, provider_name, config }: Account, { kind }: NextStep): string {
  switch (kind) {
    case 'fix':
      return (
        (last && !last.passed && !isTransient(last.code) && last.next) ||
        `Copy the credentials from ${provider_name} again.`
      )
    case 'resume':
      return 'Calls and scheduled checks are stopped until it is resumed.'
    case 'enable':
      return `It is used again as soon as its config ${config.name} is enabled.`
    case 'coming_back':
      return `Its config ${config.name} is enabled, so it is about to come back.`
    case 'bring_back':
      return 'It is used again as soon as the connector is part of the hub again. If it never will be, delete the account.'
    case 'unarchive':
      return 'It is kept for the record, and nothing is called through it.'
    default:
      return ''
  }
}

type ConnectedProps = Pick<StatusPanelProps, 'account' | 'incident'> & { step: NextStep }

function Connected({ account, incident, step }: ConnectedProps) {
  const { last_check: last, last_checked_at: checkedAt } = account
  const limitations = limitationsOf(account)
  const due = account.next_check_at && (
    <>
      {' '}
      The next check is due <Until time={account.next_check_at} />.
    </>
  )
  if (incident && step.kind === 'wait')
    return (
      <Alert tone="warning" title={`Connected, but ${incident.provider_name} cannot be reached`}>
        {incident.message} It has been so <Since time={incident.opened_at} />, for {accounts(incident.accounts)}. There
        is nothing to do here: the hub asks again every minute, and goes on by itself once it is over.
      </Alert>
    )
  if (step.kind === 'fix')
    return (
      <Alert
        tone="warning"
        title={last?.message ?? 'The last check was refused.'}
        actions={<StepButton account={account} step={step} />}
      >
        {last?.next} Still connected: it needs attention once it has been refused three times over ten minutes.
      </Alert>
    )
  if (limitations.length > 0)
    return (
      <Alert tone="warning" title="Connected with a limitation">
        {limitations.map((limitation) => (
          <p key={limitation}>{limitation}</p>
        ))}
        <p>
          <LastCheck at={checkedAt} words="Everything else passed" />
          {due}
        </p>
      </Alert>
    )
  return (
    <Alert tone="good" title="Connected">
      {last?.passed ? (
        <LastCheck at={checkedAt} words="Every check passed" />
      ) : last ? (
        'The last check got no answer, which says nothing about the account.'
      ) : (
        'Not checked yet.'
      )}
      {due}
    </Alert>
  )
}

const LastCheck = ({ at, words }: { at: string | null; words: ReactNode }) => (
  <>
    {words}
    {at && (
      <>
        {' '}
        <Ago time={at} className="min-h-0" />
      </>
    )}
    .
  </>
)

const accounts = (count: number) => (count === 1 ? '1 account' : `${count.toLocaleString('en')} accounts`)
