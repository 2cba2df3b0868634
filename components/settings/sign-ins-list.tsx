'use client'

import { LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import { type Asked, api, ask } from '#components/shell/api.ts'
import { signOut } from '#components/shell/sign-out.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { OwnSignIn } from '#lib/api/people-contract.ts'

/** The browsers one is signed in with. */
export function SignInsList({ signIns }: { signIns: readonly OwnSignIn[] }) {
  const router = useRouter()
  const [busy, setBusy] = useState<string>()
  const end = async (what: string, work: Promise<Asked<unknown>>, said: string) => {
    setBusy(what)
    const answer = await work
    setBusy(undefined)
    if (answer.ok) notify({ title: said, tone: 'good' })
    else
      notify({
        title: 'The sign-in was not ended',
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    router.refresh()
  }
  const endOne = ({ id, browser }: OwnSignIn) =>
    end(id, ask(api().me['sign-ins'][':id'].$delete({ param: { id } })), `${browser} is signed out`)
  const endOthers = () => end('others', ask(api().me['sign-ins'].$delete()), 'Every other browser is signed out')
  return (
    <Card>
      <CardHeader className="min-h-14 py-2.5">
        <div>
          <CardTitle>Signed-in browsers</CardTitle>
          <p className="text-muted-foreground text-sm">
            One that you do not know? Sign it out and change your password.
          </p>
        </div>
        {signIns.length > 1 && (
          <Button size="sm" pending={busy === 'others'} onClick={endOthers}>
            Sign out all others
          </Button>
        )}
      </CardHeader>
      <ul aria-label="Signed-in browsers">
        {signIns.map((signIn) => (
          <li
            key={signIn.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-border border-b px-5 py-3 last:border-b-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {signIn.browser}
                {signIn.is_this && <Badge tone="good">This browser</Badge>}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 text-muted-foreground text-sm">
                {signIn.ip && <span className="font-mono text-xs leading-5">{signIn.ip}</span>}
                <span>
                  Since <ShortDate time={signIn.since} />
                </span>
                <span>
                  {signIn.is_this ? 'In use now' : 'Last seen '}
                  {!signIn.is_this && <Ago time={signIn.last_seen_at} />}
                </span>
              </p>
            </div>
            <Button
              size="sm"
              variant="quiet"
              pending={busy === signIn.id}
              aria-label={`Sign out ${signIn.is_this ? 'this browser' : `${signIn.browser}${signIn.ip ? `, ${signIn.ip}` : ''}`}`}
              onClick={() => (signIn.is_this ? signOut() : endOne(signIn))}
            >
              <LogOut aria-hidden="true" />
              Sign out
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
