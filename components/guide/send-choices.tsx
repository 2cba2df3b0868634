'use client'

import { ClipboardCopy, Mail, Share2 } from 'lucide-react'
import { useState } from 'react'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { copyText } from '#components/ui/copy-button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { mailLink } from './mail-link.ts'
import { type Request, stepsRequest, wholeText } from './steps-request.ts'

/** The ways to hand the steps on: as text, by e-mail, or however the device shares. */
export function SendChoices(asked: Request) {
  const t = useWords()
  const [said, setSaid] = useState('')
  const request = stepsRequest(asked, t)
  const refused = t('The browser did not allow copying. Select the steps and copy them by hand.')
  const copy = async (text: string, done: string) => setSaid((await copyText(text)) ? done : refused)
  const mail = mailLink(request, t)
  return (
    <>
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => copy(wholeText(request), t('Steps copied. Paste them into a message.'))}>
          <ClipboardCopy aria-hidden="true" />
          {t('Copy as text')}
        </Button>
        <a
          href={mail.href}
          className={buttonVariants({ size: 'sm' })}
          onClick={() => mail.paste && copy(mail.paste, t('Steps copied. Paste them into the e-mail that opens.'))}
        >
          <Mail aria-hidden="true" />
          {t('Write an e-mail')}
        </a>
        {typeof navigator.share === 'function' && (
          <Button
            size="sm"
            onClick={() =>
              navigator.share({ title: request.subject, text: wholeText(request) }).catch(() => setSaid(''))
            }
          >
            <Share2 aria-hidden="true" />
            {t('Share…')}
          </Button>
        )}
      </div>
      <p role="status" className="mt-1.5 text-muted-foreground text-sm empty:mt-0">
        {said}
      </p>
    </>
  )
}
