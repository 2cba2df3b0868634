import { Alert } from '#components/ui/alert.tsx'
import type { Refusal } from './api.ts'

type FormProblemProps = { problem: Refusal | undefined; errors: readonly { id: string; message: string }[] }

/** Above a form: why it was refused; and where several fields need attention, a link to each in the field's own words. */
export function FormProblem({ problem, errors }: FormProblemProps) {
  const many = errors.length > 1
  return (
    <div role="alert" className="empty:-mb-4">
      {(problem || many) && (
        <Alert tone="danger" title={problem ? problem.detail : `${errors.length} entries need attention`}>
          {problem && <p>{problem.next}</p>}
          {many && (
            <ul className="mt-1 list-disc ps-4">
              {errors.map(({ id, message }) => (
                <li key={id}>
                  <a href={`#${id}`} className="block py-0.5 text-foreground leading-5 underline underline-offset-2">
                    {message}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Alert>
      )}
    </div>
  )
}
