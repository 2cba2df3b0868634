'use client'

import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from '#components/ui/dialog.tsx'
import type { GuideStep } from '#lib/define/index.ts'

type GuideImageProps = { image: NonNullable<GuideStep['image']>; alt: string }

/** A screenshot in a step: its place is kept before it is there, and a press shows it large. */
export const GuideImage = ({ image, alt }: GuideImageProps) => (
  <Dialog>
    <DialogTrigger className="mt-2 block max-w-full cursor-zoom-in overflow-hidden rounded-md border border-border-strong">
      {/* biome-ignore lint/performance/noImgElement: a picture of our own origin, never resized by a server */}
      <img
        src={image.src}
        alt={alt}
        width={image.width}
        height={image.height}
        loading="lazy"
        className="h-auto max-w-full"
      />
      <span className="sr-only">Enlarge</span>
    </DialogTrigger>
    <DialogContent size="xl">
      <DialogHeader>
        <DialogTitle>{alt}</DialogTitle>
      </DialogHeader>
      <DialogBody>
        {/* biome-ignore lint/performance/noImgElement: as above */}
        <img
          src={image.src}
          alt={alt}
          width={image.width}
          height={image.height}
          className="mx-auto h-auto max-w-full"
        />
      </DialogBody>
    </DialogContent>
  </Dialog>
)
