import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { buttonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export { buttonVariants }

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    /** work is under way: the label changes, the width does not, and a second press does nothing */
    pending?: boolean
    pendingLabel?: string
  }

/** A button; `type="button"` unless said otherwise. */
export function Button({
  variant,
  size,
  pending,
  pendingLabel,
  className,
  children,
  onClick,
  type,
  ...props
}: ButtonProps) {
  const stacked = pendingLabel !== undefined
  return (
    <button
      {...props}
      type={type ?? 'button'}
      aria-disabled={pending || props['aria-disabled'] || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonVariants({ variant, size }), pending && 'cursor-progress', className)}
    >
      {stacked ? (
        <span className="grid items-center justify-items-center *:col-start-1 *:row-start-1">
          <span className={cn('inline-flex items-center gap-1.5', pending && 'invisible')}>{children}</span>
          <span className={cn('inline-flex items-center gap-1.5', !pending && 'invisible')}>
            <Spinner />
            {pendingLabel}
          </span>
        </span>
      ) : (
        <>
          {pending && <Spinner />}
          {children}
        </>
      )}
    </button>
  )
}
