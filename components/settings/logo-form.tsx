'use client'

import { Trash2, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { initials } from '#components/shell/initials.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Logo } from '#components/ui/logo.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { OwnBrand } from '#lib/api/brand-contract.ts'

const most = 64 * 1024

/** The project's logo: shown, chosen, taken away. It is saved as soon as it is chosen. */
export function LogoForm({ brand, project }: { brand: OwnBrand; project: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState<'set' | 'clear'>()
  const [wrong, setWrong] = useState<string>()
  const run = async (what: 'set' | 'clear', work: Promise<Asked<unknown>>, said: string) => {
    setWrong(undefined)
    setBusy(what)
    const answer = await work
    setBusy(undefined)
    if (!answer.ok) return setWrong(answer.problem.fields?.logo ?? `${answer.problem.detail} ${answer.problem.next}`)
    notify({ title: said, tone: 'good' })
    router.refresh()
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > most)
      return setWrong(`${file.name} has ${Math.ceil(file.size / 1024)} KB. Choose one of at most 64 KB.`)
    const data = await base64Of(file)
    if (data === undefined) return setWrong(`${file.name} could not be read. Choose it again.`)
    await run('set', ask(api().project.logo.$put({ json: { data } })), 'Logo saved')
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      {brand.logo_url ? (
        <Logo src={brand.logo_url} className="size-14 rounded-lg p-1.5" />
      ) : (
        <span
          aria-hidden="true"
          className="inline-flex size-14 shrink-0 items-center justify-center rounded-lg border border-border-strong border-dashed font-semibold text-muted-foreground"
        >
          {initials(project)}
        </span>
      )}
      <div className="min-w-0">
        <h3 className="font-medium">Logo</h3>
        <p id="logo-help" className="text-muted-foreground text-sm">
          PNG, JPEG, WebP or SVG, at most 64 KB. It stands on a light plate in both themes.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <span>
          <input
            id="logo"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            aria-describedby={cn('logo-help', wrong && 'logo-wrong')}
            aria-invalid={wrong ? true : undefined}
            disabled={busy !== undefined}
            onChange={(event) => {
              const { target } = event
              // The same file can be chosen again after it was mended.
              void choose(target.files?.[0]).finally(() => {
                target.value = ''
              })
            }}
            className="peer sr-only"
          />
          <label
            htmlFor="logo"
            className={cn(
              buttonVariants({ size: 'sm' }),
              'cursor-pointer hover:bg-hover peer-focus-visible:outline-2 peer-focus-visible:outline-ring peer-focus-visible:outline-offset-2',
            )}
          >
            <Upload aria-hidden="true" />
            {busy === 'set' ? 'Saving…' : brand.logo_url ? 'Choose another' : 'Choose a logo'}
          </label>
        </span>
        {brand.logo_url && (
          <Button
            size="sm"
            variant="quiet"
            pending={busy === 'clear'}
            aria-label="Remove the logo"
            onClick={() => run('clear', ask(api().project.logo.$delete()), 'Logo removed')}
          >
            <Trash2 aria-hidden="true" />
            Remove
          </Button>
        )}
      </div>
      <div id="logo-wrong" role="alert" className="w-full empty:hidden">
        {wrong && (
          <Alert tone="danger" title="The logo was not saved">
            {wrong}
          </Alert>
        )}
      </div>
    </div>
  )
}

/** A file's bytes as base64; undefined where the browser cannot read it. */
function base64Of(file: File): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onerror = () => resolve(undefined)
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.readAsDataURL(file)
  })
}
