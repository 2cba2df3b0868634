'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Config, ConnectorSummary } from '#lib/api/contract.ts'
import { nameRules } from './config-forms.tsx'

/** One more set-up of a connector: a button and its form. */
export function NewConfigDialog({ connector }: { connector: ConnectorSummary }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        New config
      </Button>
      <AskDialog open={open} onClose={close} size="md">
        <NewConfigForm connector={connector} onDone={close} />
      </AskDialog>
    </>
  )
}

function NewConfigForm({ connector, onDone }: { connector: ConnectorSummary; onDone: () => void }) {
  const router = useRouter()
  const { auth_methods: methods } = connector
  const [environment, setEnvironment] = useState<Config['environment']>('production')
  const [method, setMethod] = useState(methods[0]?.key ?? '')
  const form = useHubForm({
    values: { name: '', is_default: false },
    send: ({ name, is_default }) =>
      ask(
        api().connectors[':id'].configs.$post({
          param: { id: connector.id },
          json: { name: name.trim(), environment, auth_method: method, is_default },
        }),
      ),
    onDone: () => {
      onDone()
      notify({ title: 'The config is there', description: 'Accounts can be linked with it now.', tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`New config of ${connector.name}`}
      description="A way of its own to link this connector: for another region, another product of yours, or to try something."
      form={form}
      confirm="Create"
      pendingLabel="Creating…"
    >
      <TextField
        {...form.register('name', nameRules)}
        id="name"
        label="Name"
        help={`Shown to you, and to customers where they can choose: “${connector.name}, Europe”.`}
        autoComplete="off"
        error={form.errorOf('name')}
      />
      <RadioCards
        legend="Environment"
        options={[
          { value: 'production', label: 'Production', description: `Calls go to ${connector.provider}.` },
          { value: 'sandbox', label: 'Sandbox', description: 'Calls go to the built-in sandbox.' },
        ]}
        value={environment}
        onValueChange={(value) => setEnvironment(value as Config['environment'])}
      />
      {methods.length > 1 && (
        <RadioCards
          legend="Auth method"
          options={methods.map(({ key, label }) => ({ value: key, label }))}
          value={method}
          onValueChange={setMethod}
        />
      )}
      <label className="flex min-h-6 cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11">
        <input type="checkbox" {...form.register('is_default')} className="mt-1 size-4 shrink-0" />
        <span>
          Default
          <span className="block text-muted-foreground text-sm">
            Taken where a link names the connector and not a config.
          </span>
        </span>
      </label>
    </AskForm>
  )
}
