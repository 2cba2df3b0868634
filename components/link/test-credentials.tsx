'use client'

import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { ConnectorDetail } from '#lib/api/contract.ts'

type Credential = ConnectorDetail['test_credentials'][number]

type TestCredentialsProps = {
  credentials: readonly Credential[]
  readOnly: boolean
  /** all behind one line, where they are not what a person came for */
  folded?: boolean
  onFill: (values: Readonly<Record<string, string>>) => void
}

/** What the sandbox understands, as test cards are for payments: one press fills the form. */
export function TestCredentials({ credentials, readOnly, folded, onFill }: TestCredentialsProps) {
  const [filled, setFilled] = useState<string>()
  if (credentials.length === 0) return null
  const inSight = folded ? [] : credentials.slice(0, 1)
  const others = credentials.slice(inSight.length)
  const fill = (credential: Credential) => {
    if (readOnly) return
    onFill(credential.values)
    setFilled(credential.key)
  }
  const row = (credential: Credential) => (
    <Row
      key={credential.key}
      credential={credential}
      filled={filled === credential.key}
      onFill={() => fill(credential)}
    />
  )
  return (
    <section aria-labelledby="test-credentials" className="rounded-md border border-border bg-muted px-3.5 py-2.5">
      <h3 id="test-credentials" className={folded ? 'sr-only' : 'font-medium text-base'}>
        Test credentials
      </h3>
      {!folded && <ul>{inSight.map(row)}</ul>}
      {others.length > 0 && (
        <Disclosure summary={folded ? 'Test credentials' : `${others.length} more: refusals, limits, a slow provider`}>
          <ul className="mt-1 flex max-h-72 flex-col divide-y divide-border overflow-y-auto overscroll-contain border-border border-t pe-3">
            {others.map(row)}
          </ul>
        </Disclosure>
      )}
      <p role="status" className="sr-only">
        {filled && `${credentials.find(({ key }) => key === filled)?.title}: filled in.`}
      </p>
    </section>
  )
}

type RowProps = { credential: Credential; filled: boolean; onFill: () => void }

const Row = ({ credential, filled, onFill }: RowProps) => (
  <li className="flex items-center gap-3 py-2">
    <span className="min-w-0 flex-1 break-words">
      <span className="block">{credential.title}</span>
      <span className="block text-muted-foreground text-sm">{credential.description}</span>
    </span>
    <Button size="sm" onClick={onFill}>
      {filled && <Check aria-hidden="true" className="text-primary" />}
      {filled ? 'Filled in' : 'Fill in'}
      <span className="sr-only">{credential.title}</span>
    </Button>
  </li>
)
