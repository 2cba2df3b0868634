'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { changeParams, useParam } from '#components/ui/address.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Config } from '#lib/api/contract.ts'
import { enableWords } from './words.ts'

/** Enables a config again, over its connector's page: `?enable=cfg_…`, where an account that is not in use leads. */
export function EnableDialog({ configs }: { configs: readonly Config[] }) {
  const wanted = useParam('enable')
  const found = configs.find(({ id, enabled }) => id === wanted && !enabled)
  // What is fading out keeps its words.
  const [shown, setShown] = useState(found)
  if (found && found !== shown) setShown(found)
  const close = () => changeParams('replaceState', { enable: undefined })
  return (
    <AskDialog open={found !== undefined} onClose={close}>
      {shown && <EnableForm config={shown} onDone={close} />}
    </AskDialog>
  )
}

function EnableForm({ config, onDone }: { config: Config; onDone: () => void }) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().configs[':id'].$patch({ param: { id: config.id }, json: { enabled: true } })),
    onDone: () => {
      onDone()
      notify({ title: `${config.name} is enabled`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Enable ${config.name}?`}
      description={enableWords(config)}
      form={form}
      confirm="Enable"
      pendingLabel="Enabling…"
    />
  )
}
