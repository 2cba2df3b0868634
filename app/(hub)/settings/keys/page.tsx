import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { KeysList } from '#components/settings/keys-list.tsx'
import { NewKeyDialog } from '#components/settings/new-key-dialog.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { KeyList } from '#lib/api/key-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'API keys' }

export default async function KeysPage() {
  const { may, project, role } = await requireMe('project.read')
  if (!may.includes('key.edit'))
    return (
      <PageHeader
        title="API keys"
        description={`Owners of ${project.name} see, make and revoke its API keys. Your role is ${role}: ask an owner for a key.`}
      />
    )
  const { data, scopes } = await read<KeyList>(await (await core()).keys.$get())
  return (
    <>
      <PageHeader
        title="API keys"
        description="With a key your own program makes links and sessions, and reads accounts."
        actions={<NewKeyDialog scopes={scopes} />}
      />
      <div className="mt-6">
        {data.length > 0 ? (
          <KeysList keys={data} scopes={scopes} />
        ) : (
          <div className="rounded-lg border border-border bg-card shadow-xs">
            <EmptyState
              art={<KeyRound aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />}
              title="No API key yet"
            >
              <p>Make one when your own program is to call the hub. People need none: they sign in.</p>
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}
