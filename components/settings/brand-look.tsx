'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isAccent } from '#components/hub/accent.ts'
import { api, ask } from '#components/shell/api.ts'
import { FormProblem } from '#components/shell/form-problem.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { OwnBrand } from '#lib/api/brand-contract.ts'
import { AccentField } from './accent-field.tsx'
import { BrandPreview } from './brand-preview.tsx'
import { LogoForm } from './logo-form.tsx'
import { supportText } from './support-text.ts'

/** Logo, colour, white label and where customers find help; the hub under all of it stands below, before it is saved. */
export function BrandLook({ brand, project }: { brand: OwnBrand; project: string }) {
  const router = useRouter()
  const [whitelabel, setWhitelabel] = useState(brand.whitelabel)
  const form = useHubForm({
    values: { accent_color: brand.accent_color ?? '', support_url: supportText(brand.support_url) },
    send: (json) => ask(api().project.brand.$patch({ json: { ...json, whitelabel } })),
    onDone: () => {
      notify({ title: 'Brand saved', tone: 'good' })
      router.refresh()
    },
    stays: true,
  })
  const typed = useWatch({ control: form.control })
  const accent = typed.accent_color?.trim().toLowerCase() ?? ''
  const support = typed.support_url?.trim() || null
  const shown = { ...brand, accent_color: isAccent(accent) ? accent : null, whitelabel, support_url: support }
  return (
    <Card>
      <CardHeader>
        <CardTitle>Look</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-6">
        <LogoForm brand={brand} project={project} />
        <form noValidate onSubmit={form.submit} className="flex max-w-md flex-col items-start gap-5">
          <FormProblem problem={form.problem} errors={form.errors} />
          <AccentField
            {...form.register('accent_color')}
            value={accent}
            onPick={(color) => form.setValue('accent_color', color, { shouldDirty: true, shouldValidate: true })}
            error={form.errorOf('accent_color')}
          />
          <TextField
            {...form.register('support_url')}
            id="support_url"
            label="Where customers find help"
            optional
            help="An e-mail address, or a web address with https."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="w-full"
            error={form.errorOf('support_url')}
          />
          <div>
            <Switch checked={whitelabel} onCheckedChange={setWhitelabel}>
              <span className="font-medium text-base">White label</span>
            </Switch>
            <p className="mt-1 text-muted-foreground text-sm">
              Your customers see no mark of Connector Hub, and guides leave out steps that lead to its pages.
            </p>
          </div>
          <Button type="submit" variant="primary" pending={form.pending} pendingLabel="Saving…">
            Save
          </Button>
        </form>
        <div>
          <h3 className="mb-2 font-medium">How customers see it</h3>
          <BrandPreview project={project} brand={shown} />
        </div>
      </CardBody>
    </Card>
  )
}
