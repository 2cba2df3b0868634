import type { Metadata } from 'next'
import { InvitationsList } from '#components/settings/invitations-list.tsx'
import { InviteDialog } from '#components/settings/invite-dialog.tsx'
import { PeopleList } from '#components/settings/people-list.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { Invitation, Person } from '#lib/api/people-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const { may, project, role } = await requireMe('person.read')
  const edits = may.includes('person.edit')
  const api = await core()
  const [people, invitations] = await Promise.all([
    api.people.$get().then(read<{ data: Person[] }>),
    edits ? api.invitations.$get().then(read<{ data: Invitation[] }>) : { data: [] },
  ])
  return (
    <>
      <PageHeader
        title="People"
        description={
          edits
            ? `Who can open ${project.name}, and what they may do there.`
            : `Who can open ${project.name}. Your role is ${role}; owners invite and change roles.`
        }
        actions={edits && <InviteDialog />}
      />
      <div className="mt-6 grid gap-5">
        <PeopleList people={people.data} edits={edits} />
        {edits && (
          <Card>
            <CardHeader>
              <CardTitle>Open invitations</CardTitle>
              <p className="text-muted-foreground text-sm tabular-nums">{invitations.data.length}</p>
            </CardHeader>
            {invitations.data.length > 0 ? (
              <InvitationsList invitations={invitations.data} />
            ) : (
              <CardBody className="text-muted-foreground">
                None. An invitation is a link that you hand over yourself; it works once.
              </CardBody>
            )}
          </Card>
        )}
      </div>
    </>
  )
}
