'use client'

import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { GuideStep } from '#lib/define/index.ts'

type GuideImageProps = { image: NonNullable<GuideStep['image']>; alt: string }

/** A screenshot in a step: its place is kept before it is there, and a press shows it large, in the browser's own dialog. */
export function GuideImage({ image, alt }: GuideImageProps) {
  const t = useWords()
  const large = useRef<HTMLDialogElement>(null)
  const { src, width, height } = image
  const size = { src, alt, width, height }
  return (
    <>
      <button
        type="button"
        onClick={() => large.current?.showModal()}
        className="mt-2 block max-w-full cursor-zoom-in overflow-hidden rounded-md border border-border-strong"
      >
        {/* biome-ignore lint/performance/noImgElement: a picture of our own origin, never resized by a server */}
        <img {...size} alt={alt} loading="lazy" className="h-auto max-w-full" />
        <span className="sr-only">{t('Enlarge')}</span>
      </button>
      <dialog
        ref={large}
        aria-label={alt}
        className="m-auto max-h-full max-w-full overflow-auto rounded-xl border border-border bg-card p-4 text-foreground shadow-dialog backdrop:bg-overlay"
      >
        {/* biome-ignore lint/performance/noImgElement: as above */}
        <img {...size} alt={alt} loading="lazy" className="mx-auto h-auto max-w-full" />
        <div className="mt-3 flex justify-end">
          <Button onClick={() => large.current?.close()}>{t('Close')}</Button>
        </div>
      </dialog>
    </>
  )
}
