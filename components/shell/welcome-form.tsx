'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormProblem } from './form-problem.tsx'
import type { HubForm } from './use-hub-form.ts'

type WelcomeFormProps = { form: HubForm; confirm: string; pendingLabel: string; children: ReactNode }

/**
 * The form of a page outside of the dashboard: what was refused, the entries, the one thing to do. `method` keeps a
 * password out of the address if the form is sent before it is ready.
 */
export const WelcomeForm = ({ form, confirm, pendingLabel, children }: WelcomeFormProps) => (
  <form method="post" noValidate onSubmit={form.submit} className="flex flex-col gap-4">
    <FormProblem problem={form.problem} errors={form.errors} />
    {children}
    <Button
      type="submit"
      variant="primary"
      size="lg"
      pending={form.pending}
      pendingLabel={pendingLabel}
      className="mt-1 min-w-0"
    >
      <span className="truncate">{confirm}</span>
    </Button>
  </form>
)
