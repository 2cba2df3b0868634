import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

const tones = {
  info: { icon: Info, look: 'border-border bg-muted', ink: 'text-muted-foreground' },
  good: { icon: CircleCheck, look: 'border-primary-line bg-primary-soft', ink: 'text-primary' },
  warning: { icon: TriangleAlert, look: 'border-warning-line bg-warning-soft', ink: 'text-warning' },
  danger: { icon: CircleAlert, look: 'border-danger-line bg-danger-soft', ink: 'text-danger' },
} as const

type AlertProps = Omit<ComponentProps<'div'>, 'title'> & {
  tone?: keyof typeof tones
  title?: ReactNode
  /** buttons, under the text */
  actions?: ReactNode
}

/** A boxed message. Give `role="alert"` only where it appears after something the person did. */
export function Alert({ tone = 'info', title, actions, className, children, ...props }: AlertProps) {
  const { icon: Icon, look, ink } = tones[tone]
  return (
    <div {...props} className={cn('flex gap-2.5 rounded-md border px-3.5 py-3 text-base', look, className)}>
      <Icon aria-hidden="true" className={cn('mt-[0.1875rem] size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1 break-words">
        {title && <p className="font-medium text-foreground">{title}</p>}
        {children && <div className={cn(title ? 'mt-0.5 text-muted-foreground' : 'text-foreground')}>{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
