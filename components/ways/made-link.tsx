'use client'

import { Mail, Share2 } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { ExpiresIn } from '#components/settings/expires-in.tsx'
import { useMe } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog.tsx'
import { Once } from '#components/ui/once.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { linkMail } from './link-mail.ts'
import { forWords } from './session-words.ts'

type MadeLinkProps = { made: MadeSession; connectors: readonly ConnectorSummary[]; onAnother?: () => void }

/** The link, once: to copy, to write in an e-mail, to share. */
export function MadeLink({ made, connectors, onAnother }: MadeLinkProps) {
  const project = useMe()?.project.name ?? ''
  const { auth_link_url: url, origin_owner_name: owner, expires_at, max_links: count } = made
  const what = forWords(made, connectors)
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(expires_at))
  const isListed = usePathname() === '/accounts/links'
  const canShare = typeof navigator.share === 'function'
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <p>
          The link for <b className="font-medium">{owner}</b> is made. It works{' '}
          {count === 1 ? 'once' : `for ${count} accounts`} and <ExpiresIn time={expires_at} />.
        </p>
        <Once id="made-link" label="Link" value={url} what="link" />
        <div className="flex flex-wrap gap-2">
          <a href={linkMail({ url, what, project, until })} className={buttonVariants({ size: 'sm' })}>
            <Mail aria-hidden="true" />
            Write an e-mail
          </a>
          {canShare && (
            // A share that is put off is no failure.
            <Button size="sm" onClick={() => navigator.share({ title: `Connect ${what}`, url }).catch(() => undefined)}>
              <Share2 aria-hidden="true" />
              Share
            </Button>
          )}
        </div>
        <Alert>
          The hub sends no mail: hand the link over yourself. It is shown this once.{' '}
          {isListed ? (
            'The list'
          ) : (
            <>
              The page{' '}
              <Link href="/accounts/links" className="underline underline-offset-4">
                Links
              </Link>
            </>
          )}{' '}
          tells when it is opened and used; there it can be revoked or replaced.
        </Alert>
      </DialogBody>
      <DialogFooter>
        {onAnother && (
          <Button variant="ghost" onClick={onAnother}>
            Make another
          </Button>
        )}
        <DialogClose render={<Button variant="primary" />}>Done</DialogClose>
      </DialogFooter>
    </>
  )
}
