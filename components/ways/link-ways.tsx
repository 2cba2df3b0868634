'use client'

import { type Ref, useState } from 'react'
import { Picker } from '#components/link/picker.tsx'
import { changeParams, readParam } from '#components/ui/address.ts'
import { DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { TabPanel, Tabs } from '#components/ui/tabs.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { ByLink } from './by-link.tsx'
import { Embedded } from './embedded.tsx'
import { WayTabs } from './way-tabs.tsx'
import { readWay, type Way } from './ways.ts'

type LinkWaysProps = {
  connectors: readonly ConnectorSummary[]
  searchRef: Ref<HTMLInputElement>
  headingRef: Ref<HTMLHeadingElement>
  onPick: (id: string) => void
}

const panel = 'flex min-h-0 flex-1 flex-col outline-none data-hidden:hidden'

/** The first screen of Link Account: now (the picker, as ever), by link, embedded; `way` in the address opens one. */
export function LinkWays({ connectors, searchRef, headingRef, onPick }: LinkWaysProps) {
  const [way, setWay] = useState(() => readWay(readParam('way')))
  const choose = (next: Way) => {
    setWay(next)
    changeParams('replaceState', { way: next === 'now' ? undefined : next })
  }
  return (
    <Tabs value={way} onValueChange={(next) => choose(next as Way)} className="flex min-h-0 flex-1 flex-col">
      <DialogHeader className="border-b-0 pb-1">
        <DialogTitle ref={headingRef} tabIndex={-1}>
          {readParam('environment') === 'sandbox' ? 'Link a sandbox account' : 'Link an account'}
        </DialogTitle>
      </DialogHeader>
      <WayTabs />
      <TabPanel value="now" tabIndex={-1} className={panel}>
        <Picker connectors={connectors} searchRef={searchRef} heading={null} onPick={onPick} />
      </TabPanel>
      <TabPanel value="link" tabIndex={-1} keepMounted className={panel}>
        <ByLink connectors={connectors} onAsk={() => way !== 'link' && choose('link')} />
      </TabPanel>
      <TabPanel value="embed" tabIndex={-1} className={panel}>
        <Embedded />
      </TabPanel>
    </Tabs>
  )
}
