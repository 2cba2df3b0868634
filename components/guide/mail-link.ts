import type { Translate } from '#components/words/translate.ts'
import { type StepsRequest, wholeText } from './steps-request.ts'

/** Longer addresses are cut off, or open nothing, in mail programs that are around. */
const LONGEST = 1900

/** An address that opens a new e-mail. `paste`: what did not fit in and has to be pasted there. */
export function mailLink(request: StepsRequest, t: Translate): { href: string; paste?: string } {
  const linkTo = (body: string) =>
    `mailto:?${new URLSearchParams({ subject: request.subject, body: body.replace(/\n/g, '\r\n') }).toString().replace(/\+/g, '%20')}`
  const whole = linkTo(wholeText(request))
  if (whole.length <= LONGEST) return { href: whole }
  const { head, steps } = request
  const href = linkTo(`${head}\n\n[${t('Paste the steps here: they are copied already.')}]`)
  if (href.length <= LONGEST) return { href, paste: steps }
  return { href: `mailto:?subject=${encodeURIComponent(request.subject.slice(0, 200))}`, paste: wholeText(request) }
}
