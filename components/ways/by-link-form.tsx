'use client'

import { useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx'
import { Label } from '#components/ui/label.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { FieldError, TextField } from '#components/ui/text-field.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { atEntries, choicesOf, type LinkEntries, sessionRequest } from './link-request.ts'

const day = 24 * 60 * 60
const lifetimes = [
  { value: '3600', label: '1 hour' },
  { value: String(day), label: '1 day' },
  { value: String(7 * day), label: '7 days' },
  { value: String(30 * day), label: '30 days' },
] as const

const types = [
  { value: 'production', label: 'Production', description: 'The real platform, with the customer’s own credentials.' },
  { value: 'test', label: 'Sandbox', description: 'The real platform, and the sandbox too, with test credentials.' },
] as const

type ByLinkFormProps = { connectors: readonly ConnectorSummary[]; onMade: (made: MadeSession) => void }

/** For whom the link is, what may be linked with it, and for how long it works. */
export function ByLinkForm({ connectors, onMade }: ByLinkFormProps) {
  const [seconds, setSeconds] = useState(String(7 * day))
  const [type, setType] = useState<'production' | 'test'>('production')
  const form = useHubForm<LinkEntries>({
    values: { origin_owner_name: '', origin_owner_id: '', origin_username: '', what: '', max_links: '1' },
    send: async (entries): Promise<Asked<MadeSession>> => {
      const json = sessionRequest(entries, { seconds: Number(seconds), type })
      const answer = await ask(api().connect_sessions.$post({ json }))
      if (answer.ok) onMade(answer.value)
      else if (answer.problem.fields)
        return { ok: false, problem: { ...answer.problem, fields: atEntries(answer.problem.fields) } }
      return answer
    },
    onDone: () => {},
  })
  const whatWrong = form.errorOf('what')
  return (
    <form noValidate onSubmit={form.submit} className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-4">
        <FormProblem problem={form.problem} errors={form.errors} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            {...form.register('origin_owner_name', { required: 'Enter the customer’s name.' })}
            id="origin_owner_name"
            label="Customer’s name"
            help="As the link’s page greets them."
            autoComplete="off"
            maxLength={200}
            error={form.errorOf('origin_owner_name')}
          />
          <TextField
            {...form.register('origin_owner_id', { required: 'Enter the customer’s id.' })}
            id="origin_owner_id"
            label="Customer’s id"
            help="Your own id for this customer; without one, e.g. their domain. If it has such an account already, that one is edited."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            error={form.errorOf('origin_owner_id')}
          />
          <TextField
            {...form.register('origin_username')}
            id="origin_username"
            label="Customer’s user name"
            optional
            help="The person there who will open the link."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            error={form.errorOf('origin_username')}
          />
          <div>
            <Label htmlFor="what" className="mb-1.5">
              What they link
            </Label>
            <NativeSelect
              {...form.register('what')}
              id="what"
              aria-invalid={whatWrong ? true : undefined}
              aria-describedby={whatWrong ? 'what-error' : undefined}
            >
              {choicesOf(connectors).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
            {whatWrong && <FieldError id="what-error">{whatWrong}</FieldError>}
          </div>
        </div>
        <RadioCards
          legend="Environment"
          options={types}
          value={type}
          onValueChange={(value) => setType(value as typeof type)}
        />
        <RadioCards
          legend="The link works for"
          options={lifetimes}
          value={seconds}
          onValueChange={setSeconds}
          className="[&>div]:grid-cols-2 [&>div]:sm:grid-cols-4 [&_label]:gap-1.5 [&_label]:whitespace-nowrap [&_label]:px-2.5"
        />
        <TextField
          {...form.register('max_links', { validate: isCount })}
          id="max_links"
          label="How many accounts"
          help="It ends once it has linked or edited so many; 1 to 100."
          inputMode="numeric"
          autoComplete="off"
          className="sm:max-w-64"
          error={form.errorOf('max_links')}
        />
      </DialogBody>
      <DialogFooter>
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel="Making…">
          Make link
        </Button>
      </DialogFooter>
    </form>
  )
}

const isCount = (text: string): true | string =>
  (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100) || 'Enter a whole number from 1 to 100.'
