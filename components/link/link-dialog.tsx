'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { CloseGuard, useCloseGuard } from '#components/settings/close-guard.ts'
import { LinkWays } from '#components/ways/link-ways.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { FormDialog } from './form-dialog.tsx'
import { LinkScreen } from './link-screen.tsx'
import { TwinScreen } from './twin-screen.tsx'
import { useFormDialog } from './use-form-dialog.ts'

/** What was typed, for as long as the dialog is open; `twin`: the account that is edited with it instead. */
type Kept = { of: string; values: Readonly<Record<string, string>>; twin?: string }

/** Linking an account, over the Accounts page: `?link` is the choice of way and connector, `?link=acme` the form of acme. */
export function LinkDialog({ connectors }: { connectors: readonly ConnectorSummary[] }) {
  const guard = useCloseGuard()
  const state = useFormDialog('link', () => guard.current?.() ?? true)
  const { shown, screen } = state
  const [given, setGiven] = useState<Kept>()
  const kept = given && shown !== undefined && given.of === screen ? given : undefined
  if (given && !kept) setGiven(undefined)
  const search = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen takes the focus, before the dialog looks whether it got lost; on opening the dialog places it
  useLayoutEffect(() => (search.current ?? heading.current)?.focus(), [screen, kept?.twin])
  const shared = { headingRef: heading, given: kept?.values, onHold: state.setHold }
  return (
    <FormDialog
      state={state}
      isForm={Boolean(screen)}
      isEdit={kept?.twin !== undefined}
      wayIn='main a[href^="/accounts?link"]'
      initialFocus={() => search.current ?? heading.current ?? true}
    >
      {!screen ? (
        <CloseGuard value={guard}>
          <LinkWays connectors={connectors} searchRef={search} headingRef={heading} onPick={state.go} />
        </CloseGuard>
      ) : kept?.twin ? (
        <TwinScreen
          {...shared}
          id={kept.twin}
          onBack={() => setGiven({ of: kept.of, values: kept.values })}
          onDone={(account, limitations, before) => state.finish({ account, limitations, before })}
        />
      ) : (
        <LinkScreen
          {...shared}
          key={screen}
          id={screen}
          connectors={connectors}
          onBack={() => state.request('')}
          onTwin={(twin, values) => setGiven({ of: screen, values, twin })}
          onDone={(account, limitations) => state.finish({ account, limitations })}
        />
      )}
    </FormDialog>
  )
}
