'use client'

import { Mail, Share2 } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { ExpiresIn } from '#components/settings/expires-in.tsx'
import { ShownOnce } from '#components/settings/shown-once.tsx'
import { useMe } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { linkMail } from './link-mail.ts'
import { forWords } from './session-words.ts'

type MadeLinkProps = {
  made: MadeSession
  connectors: readonly ConnectorSummary[]
  onAnother?: () => void
  onAsk?: () => void
}

/** The link, once: to copy, to write in an e-mail, to share. */
export function MadeLink({ made, connectors, onAnother, onAsk }: MadeLinkProps) {
  const project = useMe()?.project.name ?? ''
  const { auth_link_url: url, origin_owner_name: owner, expires_at, max_links: count } = made
  const what = forWords(made, connectors)
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(expires_at))
  const isListed = usePathname() === '/accounts/links'
  const canShare = typeof navigator.share === 'function'
  const share = (onTaken: () => void) =>
    // A share that is put off is no failure.
    navigator.share({ title: `Connect ${what}`, url }).then(onTaken, () => undefined)
  return (
    <ShownOnce
      id="made-link"
      label="Link"
      value={url}
      what="link"
      lead={
        <p>
          The link for <b className="font-medium">{owner}</b> is made. It works{' '}
          {count === 1 ? 'once' : `for ${count} accounts`} and <ExpiresIn time={expires_at} />.
        </p>
      }
      onAnother={onAnother}
      onAsk={onAsk}
    >
      {(onTaken) => (
        <>
          <div className="flex flex-wrap gap-2">
            <a
              href={linkMail({ url, what, project, until })}
              onClick={onTaken}
              className={buttonVariants({ size: 'sm' })}
            >
              <Mail aria-hidden="true" />
              Write an e-mail
            </a>
            {canShare && (
              <Button size="sm" onClick={() => share(onTaken)}>
                <Share2 aria-hidden="true" />
                Share
              </Button>
            )}
          </div>
          <Alert>
            The hub sends no mail: hand the link over yourself. It is shown this once.{' '}
            {isListed ? 'The list' : 'The page Customer links'} tells when it is opened and used; there it can be
            revoked or replaced.
          </Alert>
        </>
      )}
    </ShownOnce>
  )
}
