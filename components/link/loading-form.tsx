'use client'

import type { Refusal } from '#components/shell/ask.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { PanelBody } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useWords } from '#components/words/words-provider.tsx'

/** In place of a form whose fields are on their way. */
export function LoadingForm() {
  const t = useWords()
  return (
    <PanelBody className="flex flex-col gap-5">
      <p role="status" className="sr-only">
        {t('Loading the form…')}
      </p>
      <Skeleton className="h-12 max-w-xl" />
      {['a', 'b', 'c', 'd'].map((field) => (
        <div key={field}>
          <Skeleton className="mb-2 h-4 w-32" />
          <Skeleton className="h-9 max-w-xl" />
        </div>
      ))}
    </PanelBody>
  )
}

/** In place of a form whose fields did not come. */
export function FormProblem({ problem, onAgain }: { problem: Refusal; onAgain: () => void }) {
  const t = useWords()
  return (
    <PanelBody>
      <Alert
        role="alert"
        tone="danger"
        title={t(problem.detail)}
        actions={
          <Button size="sm" onClick={onAgain}>
            {t('Try again')}
          </Button>
        }
      >
        {t(problem.next)}
      </Alert>
    </PanelBody>
  )
}
