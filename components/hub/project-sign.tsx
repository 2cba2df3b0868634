import { initials } from '#components/shell/initials.ts'
import { Logo } from '#components/ui/logo.tsx'
import type { Brand } from '#lib/api/session-contract.ts'

/** The project's logo, else its initials in its accent. Decorative: its name stands beside it. */
export const ProjectSign = ({ project, brand }: { project: string; brand: Brand }) =>
  brand.logo_url ? (
    <Logo src={brand.logo_url} className="p-1" />
  ) : (
    <span
      aria-hidden="true"
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-md border border-primary-line bg-primary-soft font-semibold text-primary text-sm"
    >
      {initials(project)}
    </span>
  )
