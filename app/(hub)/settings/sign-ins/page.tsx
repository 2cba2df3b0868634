import type { Metadata } from 'next'
import { OwnNameForm } from '#components/settings/own-name-form.tsx'
import { OwnPasswordForm } from '#components/settings/own-password-form.tsx'
import { SignInsList } from '#components/settings/sign-ins-list.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import type { OwnSignIn } from '#lib/api/people-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'You' }

export default async function YouPage() {
  const { person } = await requireMe('self.edit')
  const { data } = await read<{ data: OwnSignIn[] }>(await (await core()).me['sign-ins'].$get())
  return (
    <>
      <PageHeader title="You" description="Your name, your password, and where you are signed in, in all projects." />
      <div className="mt-6 grid gap-5">
        {person && <OwnNameForm name={person.name} email={person.email} key={person.name} />}
        <OwnPasswordForm />
        <SignInsList signIns={data} />
      </div>
    </>
  )
}
