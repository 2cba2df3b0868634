'use client'

import { useEffect, useRef } from 'react'
import { accentProperties, isAccent } from '#components/hub/accent.ts'
import { HubHeader } from '#components/hub/hub-header.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Brand } from '#lib/api/session-contract.ts'

type BrandPreviewProps = { project: string; brand: Brand }

/** The hub's header, button and foot under this brand, in both themes; a picture, nothing to use. */
export const BrandPreview = (props: BrandPreviewProps) => (
  <div role="img" aria-label="Preview of the hub in the light and the dark theme" className="grid gap-3 sm:grid-cols-2">
    <Sample {...props} theme="light" />
    <Sample {...props} theme="dark" />
  </div>
)

function Sample({ project, brand, theme }: BrandPreviewProps & { theme: 'light' | 'dark' }) {
  const box = useRef<HTMLDivElement>(null)
  const accent = brand.accent_color
  useEffect(() => {
    const style = box.current?.style
    for (const [name, value] of Object.entries(accentProperties(isAccent(accent) ? accent : '#000000'))) {
      if (isAccent(accent)) style?.setProperty(name, value)
      else style?.removeProperty(name)
    }
  }, [accent])
  return (
    <div
      ref={box}
      inert
      aria-hidden="true"
      data-sample={theme}
      className="overflow-hidden rounded-lg border border-border bg-card text-foreground"
    >
      <HubHeader project={project} brand={brand} title={`${project} connects to Udemy Business`} />
      <div className="px-5 py-4 sm:px-6">
        <p className="text-muted-foreground">
          You need: <b className="font-medium text-foreground">Admin access</b>, and{' '}
          <span className="text-primary underline decoration-primary-line underline-offset-4">this page</span>.
        </p>
        <Button variant="primary" className="mt-3">
          Connect
        </Button>
      </div>
      {(!brand.whitelabel || brand.support_url) && (
        <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-border border-t px-5 py-3 text-muted-foreground text-sm sm:px-6">
          {brand.support_url && <span className="underline underline-offset-4">Get help from {project}</span>}
          {!brand.whitelabel && (
            <span className="ms-auto inline-flex items-center gap-1.5">
              <Mark className="size-4" />
              Connector Hub
            </span>
          )}
        </p>
      )}
    </div>
  )
}
