'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { FieldError, TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'

/** Whose pages may show the hub in a frame: each is added and taken away by itself, at once. */
export function OriginsForm({ origins }: { origins: readonly string[] }) {
  const router = useRouter()
  const [busy, setBusy] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const save = (embed_origins: string[]) => ask(api().project.brand.$patch({ json: { embed_origins } }))
  const form = useHubForm({
    values: { origin: '' },
    send: async ({ origin }): Promise<Asked<unknown>> => {
      const answer = await save([...origins, origin])
      if (answer.ok) return answer
      const said = answer.problem.fields?.embed_origins
      return said ? { ok: false, problem: { ...answer.problem, fields: { origin: said } } } : answer
    },
    onDone: () => {
      form.reset()
      router.refresh()
    },
    stays: true,
  })
  const remove = async (origin: string) => {
    setWrong(undefined)
    setBusy(origin)
    const answer = await save(origins.filter((one) => one !== origin))
    setBusy(undefined)
    if (!answer.ok) return setWrong(`${answer.problem.detail} ${answer.problem.next}`)
    notify({ title: `${origin} may no longer show the hub`, tone: 'good' })
    router.refresh()
  }
  const typed = form.problem?.fields?.origin
  return (
    <>
      {origins.length > 0 && (
        <ul aria-label="Allowed origins" className="-mx-5 -mt-5 mb-5">
          {origins.map((origin) => (
            <li key={origin} className="flex items-center justify-between gap-3 border-border border-b px-5 py-2">
              <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">{origin}</span>
              <Button
                size="sm"
                variant="quiet"
                pending={busy === origin}
                aria-label={`Remove ${origin}`}
                onClick={() => remove(origin)}
              >
                <X aria-hidden="true" />
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form noValidate onSubmit={form.submit} className="flex max-w-xl items-start gap-2 max-sm:flex-col">
        <TextField
          {...form.register('origin', { required: 'Enter an origin: https://app.acme.com' })}
          id="origin"
          label="Origin"
          help="Scheme and host of the page, without a path: https://app.acme.com"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          className="min-w-0 flex-1 max-sm:w-full"
          error={form.errorOf('origin')}
        />
        <Button type="submit" pending={form.pending} pendingLabel="Adding…" className="sm:mt-[1.75rem]">
          Add
        </Button>
      </form>
      <div role="alert">
        {(wrong ?? (form.problem && !typed)) && (
          <FieldError id="origins-wrong">{wrong ?? `${form.problem?.detail} ${form.problem?.next}`}</FieldError>
        )}
      </div>
    </>
  )
}
