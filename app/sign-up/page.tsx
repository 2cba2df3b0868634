import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignUpForm } from '#components/shell/sign-up-form.tsx'
import { Welcome } from '#components/shell/welcome.tsx'
import { ownerExists } from '../core.ts'

export const metadata: Metadata = { title: 'Create the owner account' }

const intro =
  'Connector Hub links your customers’ learning platforms once, tests and encrypts their credentials, and checks them every day. You are the first one here, so this account owns the hub.'

export default async function SignUpPage() {
  if (await ownerExists()) redirect('/sign-in')
  return (
    <Welcome title="Create the owner account" intro={intro}>
      <SignUpForm />
    </Welcome>
  )
}
