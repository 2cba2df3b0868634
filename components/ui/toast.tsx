'use client'

import { Toast } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react'
import { buttonVariants } from './button.tsx'
import { cn } from './cn.ts'

const manager = Toast.createToastManager()

type Notice = {
  title: string
  description?: string
  tone?: 'good' | 'warning' | 'danger'
  /** one thing that can be done about it, such as Undo */
  action?: { label: string; onClick: () => void }
  /** ms until it leaves; 5,000 unless said; 0 stays */
  timeout?: number
}

/** Says something in the corner, from anywhere in the browser. Returns its id. */
export function notify({ title, description, tone, action, timeout = 5000 }: Notice): string {
  const act = () => {
    dismiss(id)
    action?.onClick()
  }
  const id = manager.add({
    title,
    description,
    type: tone,
    timeout,
    priority: tone === 'danger' ? 'high' : 'low',
    actionProps: action && { children: action.label, onClick: act },
  })
  return id
}

export const dismiss = (id: string): void => manager.close(id)

/** Once, in the layout. F6 moves to it; hovering or focusing it stops its clock. */
export const Toaster = () => (
  <Toast.Provider toastManager={manager} limit={3}>
    <Toast.Portal>
      <Toast.Viewport className="fixed inset-x-4 bottom-4 z-50 flex flex-col gap-2 sm:end-6 sm:bottom-6 sm:start-auto sm:w-96">
        <Notices />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
)

function Notices() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right']}
      className={cn(
        'rounded-lg border border-border bg-popover text-foreground shadow-pop data-limited:hidden',
        'transition-[opacity,translate] duration-200 ease-out-soft data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0',
      )}
    >
      <Toast.Content className="flex items-start gap-2.5 py-2.5 pe-2 ps-3.5">
        <NoticeIcon tone={toast.type} />
        <div className="min-w-0 flex-1 break-words py-[0.3125rem] pointer-coarse:py-[0.6875rem]">
          <Toast.Title className="font-medium text-base" />
          <Toast.Description className="mt-0.5 text-muted-foreground text-sm" />
        </div>
        <Toast.Action className={buttonVariants({ variant: 'outline', size: 'sm' })} />
        <Toast.Close aria-label="Dismiss" className={buttonVariants({ variant: 'quiet', size: 'icon-sm' })}>
          <X aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}

const icons = {
  good: { icon: CircleCheck, ink: 'text-primary' },
  warning: { icon: TriangleAlert, ink: 'text-warning' },
  danger: { icon: CircleAlert, ink: 'text-danger' },
} as const

const NoticeIcon = ({ tone }: { tone: string | undefined }) => {
  const known = Object.entries(icons).find(([name]) => name === tone)?.[1]
  if (!known) return null
  const { icon: Icon, ink } = known
  return <Icon aria-hidden="true" className={cn('mt-[0.4375rem] size-4 shrink-0 pointer-coarse:mt-[0.8125rem]', ink)} />
}
