import { PageHeader } from '#components/shell/page-header.tsx'
import type { Me } from '#lib/api/contract.ts'

/** For somebody whose role does not see webhooks: why there is nothing, and whom to ask. */
export const LookOnly = ({ me: { project, role } }: { me: Me }) => (
  <PageHeader
    title="Webhooks"
    description={`Admins and owners of ${project.name} see its webhooks. Your role is ${role}: ask an owner to change it.`}
  />
)
