'use client'

import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { withNodes } from '#components/words/with-nodes.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { groupTestCredentials, type TestCredential } from './test-credential-groups.ts'

type TestCredentialsProps = {
  credentials: readonly TestCredential[]
  readOnly: boolean
  /** all behind one line, where they are not what a person came for */
  folded?: boolean
  onFill: (values: Readonly<Record<string, string>>) => void
}

/** What the sandbox understands, as test cards are for payments: one press fills the form. */
export function TestCredentials({ credentials, readOnly, folded, onFill }: TestCredentialsProps) {
  const t = useWords()
  const [filled, setFilled] = useState<TestCredential>()
  if (credentials.length === 0) return null
  const fill = (credential: TestCredential) => {
    if (readOnly) return
    onFill(credential.values)
    setFilled(credential)
  }
  const [links, ...others] = groupTestCredentials(credentials)
  const row = (title: string, group: readonly TestCredential[]) => (
    <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={title}>
      {group.map((credential) => (
        <li key={credential.key} className="min-w-0">
          <Chip title={credential.title} filled={filled?.key === credential.key} onFill={() => fill(credential)} />
        </li>
      ))}
    </ul>
  )
  const all = (
    <>
      <p role="status" className="text-muted-foreground text-sm">
        {filled ? (
          <>
            {withNodes(t('{title} is filled in.'), {
              title: <b className="font-medium text-foreground">{filled.title}</b>,
            })}{' '}
            {filled.description}
          </>
        ) : (
          t('Press one to fill in the form, then Connect to see what happens.')
        )}
      </p>
      {links && row(t(links.title), links.credentials)}
      <div className="mt-1.5 flex flex-col">
        {others.map((group) => (
          <Disclosure
            key={String(group.title)}
            summary={`${t(group.title)} (${group.credentials.length})`}
            className="open:pb-2"
          >
            {row(t(group.title), group.credentials)}
          </Disclosure>
        ))}
      </div>
    </>
  )
  return (
    <section aria-labelledby="test-credentials" className="rounded-md border border-border bg-muted px-3.5 py-2.5">
      <h3 id="test-credentials" className={folded ? 'sr-only' : 'font-medium text-base'}>
        {t('Test credentials')}
      </h3>
      {folded ? <Disclosure summary={t('Test credentials')}>{all}</Disclosure> : all}
    </section>
  )
}

type ChipProps = { title: string; filled: boolean; onFill: () => void }

function Chip({ title, filled, onFill }: ChipProps) {
  const t = useWords()
  return (
    <Button
      size="sm"
      onClick={onFill}
      className="h-auto min-h-8 max-w-full whitespace-normal py-1 text-start font-normal"
    >
      {filled && <Check aria-hidden="true" className="text-primary" />}
      <span className="min-w-0 break-words">
        <span className="sr-only">{t(filled ? 'Filled in:' : 'Fill in:')} </span>
        {title}
      </span>
    </Button>
  )
}
