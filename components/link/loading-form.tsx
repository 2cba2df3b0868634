import type { Refusal } from '#components/shell/ask.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { PanelBody } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** In place of a form whose fields are on their way. */
export const LoadingForm = () => (
  <PanelBody className="flex flex-col gap-5">
    <p role="status" className="sr-only">
      Loading the form…
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

/** In place of a form whose fields did not come. */
export const FormProblem = ({ problem, onAgain }: { problem: Refusal; onAgain: () => void }) => (
  <PanelBody>
    <Alert
      role="alert"
      tone="danger"
      title={problem.detail}
      actions={
        <Button size="sm" onClick={onAgain}>
          Try again
        </Button>
      }
    >
      {problem.next}
    </Alert>
  </PanelBody>
)
