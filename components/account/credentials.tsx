import { LockKeyhole } from 'lucide-react'
import { Fact, Facts } from '#components/accounts/facts.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import type { Account } from '#lib/api/contract.ts'
import type { Fields } from '#lib/define/index.ts'

type Sealed = Account['secrets'][string]

/** What was entered, in the form's order and words. Of what is encrypted only what may be told of it. */
export const Credentials = ({ account, fields }: { account: Account; fields: Fields }) => (
  <Facts>
    {Object.entries(fields).map(([name, field]) => {
      const sealed = account.secrets[name]
      const value = account.setup_information[name]
      return (
        <Fact key={name} name={field.label}>
          {sealed ? (
            <SealedValue sealed={sealed} />
          ) : value ? (
            <span className="font-mono text-sm">
              {field.kind === 'select' ? (field.options[value] ?? value) : value}
            </span>
          ) : (
            <span className="text-muted-foreground">Not set</span>
          )}
        </Fact>
      )
    })}
  </Facts>
)

const SealedValue = ({ sealed }: { sealed: Sealed }) => (
  <span>
    <LockKeyhole aria-hidden="true" className="me-1.5 inline-block size-3.5 -translate-y-px text-muted-foreground" />
    Set
    {sealed.ends && (
      <>
        {' · ends '}
        <span className="font-mono text-sm">{sealed.ends}</span>
      </>
    )}
    {' · changed '}
    <ShortDate time={sealed.changed_at} />
  </span>
)
