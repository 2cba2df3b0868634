'use client'

import { useState } from 'react'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { ByLinkForm } from './by-link-form.tsx'
import { MadeLink } from './made-link.tsx'

type ByLinkProps = {
  connectors: readonly ConnectorSummary[]
  onMade?: () => void
  /** it asks something before it may be left: show it */
  onAsk?: () => void
}

/** A link for a customer: what it is for, then the link, once. */
export function ByLink({ connectors, onMade, onAsk }: ByLinkProps) {
  const [made, setMade] = useState<MadeSession>()
  const keep = (next: MadeSession) => {
    setMade(next)
    onMade?.()
  }
  return made ? (
    <MadeLink made={made} connectors={connectors} onAnother={() => setMade(undefined)} onAsk={onAsk} />
  ) : (
    <ByLinkForm connectors={connectors} onMade={keep} />
  )
}
