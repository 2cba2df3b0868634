'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { KeyList, MadeKey, Scope } from '#lib/api/key-contract.ts'
import { AskForm } from './ask-dialog.tsx'
import { MadeKeyView } from './made-key-view.tsx'
import { MakeDialog } from './make-dialog.tsx'
import { ScopeChoice } from './scope-choice.tsx'

const day = 24 * 60 * 60 * 1000
const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '', label: 'No end' },
] as const

/** Makes an API key: a button, the question, and the key, once. */
export const NewKeyDialog = ({ scopes }: { scopes: KeyList['scopes'] }) => (
  <MakeDialog<MadeKey>
    icon={<Plus aria-hidden="true" />}
    label="New key"
    form={(onMade) => <NewKeyForm scopes={scopes} onMade={onMade} />}
    view={(made) => <MadeKeyView made={made} />}
  />
)

function NewKeyForm({ scopes, onMade }: { scopes: KeyList['scopes']; onMade: (made: MadeKey) => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<Scope>>(new Set())
  const [days, setDays] = useState('90')
  const form = useHubForm({
    values: { name: '' },
    send: async ({ name }): Promise<Asked<MadeKey>> => {
      if (chosen.size === 0) return noScope
      const expires_at = days ? new Date(Date.now() + Number(days) * day).toISOString() : null
      const answer = await ask(api().keys.$post({ json: { name, scopes: [...chosen], expires_at } }))
      if (answer.ok) onMade(answer.value)
      return answer
    },
    onDone: () => {},
  })
  return (
    <AskForm
      title="New API key"
      description="With it your own program calls the hub. Give it no more than it needs."
      form={form}
      confirm="Make key"
      pendingLabel="Making…"
    >
      <TextField
        {...form.register('name', { required: 'Enter a name, so that you know later what uses the key.' })}
        id="name"
        label="Name"
        help="What uses the key: “Backend, production”."
        autoComplete="off"
        error={form.errorOf('name')}
      />
      <ScopeChoice
        scopes={scopes}
        chosen={chosen}
        onChoose={setChosen}
        error={
          chosen.size === 0 && (form.problem || form.errors.length > 0) ? noScope.problem.fields.scopes : undefined
        }
      />
      <RadioCards
        legend="It works for"
        options={lifetimes}
        value={days}
        onValueChange={setDays}
        className="[&>div]:grid-cols-2 [&>div]:sm:grid-cols-4 [&_label]:gap-1.5 [&_label]:whitespace-nowrap [&_label]:px-2.5"
      />
    </AskForm>
  )
}

const noScope = {
  ok: false,
  problem: {
    status: 422,
    detail: 'The key was not made: it may do nothing yet.',
    next: 'Choose what it may do and try again.',
    fields: { scopes: 'Choose at least one thing that the key may do.' },
  },
} as const satisfies Asked<never>
