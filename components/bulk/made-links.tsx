'use client'

import { Check, Copy, Download } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { accountsWords, countWords } from '#components/accounts/page-words.ts'
import { useBeforeClose } from '#components/settings/close-guard.ts'
import { ExpiresIn } from '#components/settings/expires-in.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { copyText } from '#components/ui/copy-button.tsx'
import {
  DialogBody,
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx'
import { saveFile } from '#components/ui/save-file.ts'
import type { RelinkLinks } from '#lib/api/bulk-contract.ts'
import { linksCsv, linksText } from './links-csv.ts'
import { LinksTable } from './links-table.tsx'

type MadeLinksProps = { links: RelinkLinks['data']; skipped: RelinkLinks['skipped'] }

/** The links, this once: as a file, all to copy, each to copy. Who leaves without them is asked, one time. */
export function MadeLinks({ links, skipped }: MadeLinksProps) {
  const [taken, setTaken] = useState(links.length === 0)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<'copied' | 'saved' | 'refused'>()
  const file = useRef<HTMLButtonElement>(null)
  // What was pressed before is gone.
  useLayoutEffect(() => file.current?.focus(), [])
  useBeforeClose(() => {
    if (taken || asking) return true
    setAsking(true)
    return false
  })
  const take = (how: typeof said) => {
    setSaid(how)
    if (how === 'refused') return
    setTaken(true)
    setAsking(false)
  }
  const save = () => {
    saveFile('customer-links.csv', new Blob([linksCsv(links)], { type: 'text/csv' }))
    take('saved')
  }
  const copy = async () => take((await copyText(linksText(links))) ? 'copied' : 'refused')
  const [first] = links
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>{madeWords(links.length)}</DialogTitle>
        <DialogDescription>
          {first ? (
            <>
              {links.length === 1
                ? 'It is shown this once. Hand it to its'
                : 'They are shown this once. Hand each to its'}{' '}
              customer: it works for that one account, once, and <ExpiresIn time={first.expires_at} />.
            </>
          ) : (
            'None of these accounts can be edited now.'
          )}
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="p-0 sm:px-0">
        {skipped.length > 0 && <Skipped skipped={skipped} />}
        {first && <LinksTable links={links} />}
      </DialogBody>
      <DialogFooter>
        <p role="status" className="w-full text-sm text-warning empty:hidden">
          {said === 'refused'
            ? 'The browser did not copy the links. Download them instead.'
            : asking && 'These links are shown only now. Take them along first, or close without them.'}
        </p>
        <DialogClose render={<Button />}>{asking ? 'Close without them' : 'Done'}</DialogClose>
        <Button onClick={copy} disabled={!first}>
          {said === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {said === 'copied' ? 'Copied' : 'Copy all'}
        </Button>
        <Button ref={file} variant="primary" onClick={save} disabled={!first}>
          {said === 'saved' ? <Check aria-hidden="true" /> : <Download aria-hidden="true" />}
          {said === 'saved' ? 'Downloaded' : 'Download CSV'}
        </Button>
        <span role="status" className="sr-only">
          {said === 'copied' && 'Copied'}
          {said === 'saved' && 'Downloaded'}
        </span>
      </DialogFooter>
    </div>
  )
}

const madeWords = (count: number): string =>
  count === 0 ? 'No link was made' : count === 1 ? 'The link is made' : `${countWords(count)} links are made`

/** Accounts without a link, and why. */
const Skipped = ({ skipped }: Pick<MadeLinksProps, 'skipped'>) => (
  <Alert tone="warning" title={`${accountsWords(skipped.length)} without a link`} className="m-5 sm:mx-6">
    <ul>
      {skipped.map(({ account_id, display_name, message }) => (
        <li key={account_id}>
          {display_name}: {message}
        </li>
      ))}
    </ul>
  </Alert>
)
