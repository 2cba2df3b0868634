import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { safeNext } from '#components/shell/safe-next.ts'
import { SignInForm } from '#components/shell/sign-in-form.tsx'
import { Welcome } from '#components/shell/welcome.tsx'
import { findMe, ownerExists } from '../core.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  const path = safeNext(typeof next === 'string' ? next : undefined)
  if (await findMe()) redirect(path)
  if (!(await ownerExists())) redirect('/sign-up')
  return (
    <Welcome title="Sign in" intro="To see your linked accounts, and to check them.">
      <SignInForm next={path} />
      <p className="mt-6 text-muted-foreground text-sm">
        Forgot the password? An owner of your project makes a password link for you, under Settings, People. The owner’s
        own is set anew on the server with{' '}
        <code className="whitespace-nowrap rounded-sm bg-muted px-1 py-0.5 font-mono text-foreground text-xs">
          npm run owner:reset
        </code>
        .
      </p>
    </Welcome>
  )
}
