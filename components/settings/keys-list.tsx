'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { ShortDate } from '#components/accounts/short-date.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Key, KeyList } from '#lib/api/key-contract.ts'
import { AskDialog, AskForm } from './ask-dialog.tsx'
import { ExpiresIn } from './expires-in.tsx'

type KeysListProps = { keys: readonly Key[]; scopes: KeyList['scopes'] }

/** Every key there is or was: what it may do, who made it, when it was used, how it can be ended. */
export function KeysList({ keys, scopes }: KeysListProps) {
  const [asked, setAsked] = useState<Key>()
  const means = new Map<string, string>(scopes.map((scope) => [scope.name, scope.means]))
  return (
    <>
      <ul aria-label="API keys" className="rounded-lg border border-border bg-card shadow-xs">
        {keys.map((key) => (
          <li
            key={key.id}
            className="flex items-start justify-between gap-3 border-border border-b px-4 py-3.5 last:border-b-0 sm:px-5"
          >
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium [overflow-wrap:anywhere]">
                <span className={cn(key.state !== 'active' && 'text-muted-foreground')}>{key.name}</span>
                <span className="font-mono font-normal text-muted-foreground text-xs">
                  <span className="sr-only">ends </span>
                  <span aria-hidden="true">…</span>
                  {key.hint}
                </span>
                {key.state === 'expired' && <Badge tone="warning">Expired</Badge>}
                {key.state === 'revoked' && <Badge>Revoked</Badge>}
              </p>
              <ul
                aria-label="May"
                className="mt-0.5 flex flex-wrap gap-x-1.5 text-sm [&>li:not(:last-child)]:after:ms-1.5 [&>li:not(:last-child)]:after:text-muted-foreground [&>li:not(:last-child)]:after:content-['·']"
              >
                {key.scopes.map((scope) => (
                  <li key={scope}>{means.get(scope) ?? scope}</li>
                ))}
              </ul>
              <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-muted-foreground text-sm">
                <span>
                  Made {key.created_by && `by ${key.created_by}, `}
                  <ShortDate time={key.created_at} />
                </span>
                <span>
                  {key.last_used_at ? (
                    <>
                      Used <Ago time={key.last_used_at} />
                    </>
                  ) : (
                    'Never used'
                  )}
                </span>
                <Ending apiKey={key} />
              </p>
            </div>
            {key.state !== 'revoked' && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Revoke ${key.name}, ends ${key.hint}`}
                onClick={() => setAsked(key)}
              >
                <X aria-hidden="true" />
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskDialog open={asked !== undefined} onClose={() => setAsked(undefined)}>
        {asked && <RevokeForm apiKey={asked} onDone={() => setAsked(undefined)} />}
      </AskDialog>
    </>
  )
}

function Ending({ apiKey: { state, expires_at, revoked_at } }: { apiKey: Key }) {
  if (revoked_at)
    return (
      <span>
        Revoked <ShortDate time={revoked_at} />
      </span>
    )
  if (!expires_at) return <span>Never expires</span>
  if (state === 'expired')
    return (
      <span>
        Expired <ShortDate time={expires_at} />
      </span>
    )
  return (
    <span className="first-letter:uppercase">
      <ExpiresIn time={expires_at} />
    </span>
  )
}

function RevokeForm({ apiKey: { id, name, hint }, onDone }: { apiKey: Key; onDone: () => void }) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().keys[':id'].$delete({ param: { id } })),
    onDone: () => {
      onDone()
      notify({ title: `${name} is revoked`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Revoke ${name}?`}
      description={`Whatever calls the hub with the key that ends ${hint} is refused from its next request on. Sessions and links that it made go on working; revoke them under Customer links. A revoked key cannot be brought back.`}
      form={form}
      confirm="Revoke key"
      pendingLabel="Revoking…"
      danger
    />
  )
}
