import type { Metadata } from 'next'
import { OwnNameForm } from '#components/settings/own-name-form.tsx'
import { OwnPasswordForm } from '#components/settings/own-password-form.tsx'
import { SignInsList } from '#components/settings/sign-ins-list.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import type { OwnSignIn } from '#lib/api/people-contract.ts'
import { core, read, requireMe } from '../../../core.ts'

export const metadata: Metadata = { title: 'Your sign-ins' }

export default async function SignInsPage() {
  const { person } = await requireMe('self.edit')
  const { data } = await read<{ data: OwnSignIn[] }>(await (await core()).me['sign-ins'].$get())
  return (
    <>
      <PageHeader
        title="Your sign-ins"
        description="Where you are signed in, in all projects. A browser you do not know? Sign it out and change your password."
      />
      <div className="mt-6 grid gap-5">
        <SignInsList signIns={data} />
        {person && <OwnNameForm name={person.name} email={person.email} key={person.name} />}
        <OwnPasswordForm />
      </div>
    </>
  )
}
