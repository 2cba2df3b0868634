import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { InvitationsList } from '#components/settings/invitations-list.tsx'
import { InviteDialog } from '#components/settings/invite-dialog.tsx'
import { PeopleList } from '#components/settings/people-list.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { PageLinks } from '#components/shell/page-links.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { Invitation, PersonList } from '#lib/api/people-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'People' }

const path = '/settings/people'

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const { may, project, role } = await requireMe('person.read')
  const edits = may.includes('person.edit')
  const params = await searchParams
  const next = typeof params.next === 'string' ? params.next : undefined
  const api = await core()
  const [answer, invitations] = await Promise.all([
    api.people.$get({ query: next ? { next } : {} }),
    edits ? api.invitations.$get().then(read<{ data: Invitation[] }>) : { data: [] },
  ])
  // A page marker of another make: begin again.
  if (answer.status === 400 && next) redirect(path)
  const { data: people, next: following } = await read<PersonList>(answer)
  // Who stood on this page has left.
  if (people.length === 0 && next) redirect(path)
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
        <PeopleList people={people} edits={edits} />
        <PageLinks path={path} first="First page" next={next} following={following} />
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
