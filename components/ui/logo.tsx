import { cn } from './cn.ts'

type LogoProps = { src: string; className?: string }

/** A provider's logo on a plate that is light in both themes. Decorative: its name stands beside it. */
export const Logo = ({ src, className }: LogoProps) => (
  <span
    className={cn(
      'inline-flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-md border border-border bg-plate p-1.5',
      className,
    )}
  >
    {/* biome-ignore lint/performance/noImgElement: an svg of our own origin, never resized by a server */}
    <img src={src} alt="" className="size-full object-contain" />
  </span>
)
