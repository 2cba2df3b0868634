'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { copyText } from '#components/ui/copy-button.tsx'
import { DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog.tsx'
import { Input } from '#components/ui/input.tsx'
import { Label } from '#components/ui/label.tsx'
import { useBeforeClose } from './close-guard.ts'

type ShownOnceProps = {
  id: string
  label: string
  value: string
  /** in a sentence: "link" */
  what: string
  /** above the field */
  lead?: ReactNode
  /** below the field; `onTaken` tells that it was taken along in another way than by Copy */
  children: (onTaken: () => void) => ReactNode
  /** makes another one, in place of this */
  onAnother?: (() => void) | undefined
  /** the question below was asked: it has to be seen */
  onAsk?: (() => void) | undefined
}

/** Something that is shown once, to copy. Who leaves without it is asked, one time. */
export function ShownOnce({ id, label, value, what, lead, children, onAnother, onAsk }: ShownOnceProps) {
  const field = useRef<HTMLInputElement>(null)
  const [taken, setTaken] = useState(false)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<'copied' | 'refused'>()
  const onTaken = () => {
    setTaken(true)
    setAsking(false)
  }
  const mayLeave = () => {
    if (taken || asking) return true
    setAsking(true)
    onAsk?.()
    return false
  }
  useBeforeClose(mayLeave)
  // What was pressed before is gone. Before the dialog around looks whether the focus got lost, and takes it.
  useLayoutEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (said !== 'copied') return
    const timer = setTimeout(() => setSaid(undefined), 2000)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    const copied = await copyText(value)
    setSaid(copied ? 'copied' : 'refused')
    if (copied) onTaken()
    else field.current?.focus()
  }
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        {lead}
        <div>
          <Label htmlFor={id} className="mb-1.5">
            {label}
          </Label>
          <Input
            id={id}
            ref={field}
            readOnly
            value={value}
            onFocus={({ target }) => showSelected(target)}
            onCopy={onTaken}
            className="font-mono text-sm"
          />
        </div>
        {children(onTaken)}
      </DialogBody>
      <DialogFooter>
        <p role="status" className="w-full text-sm text-warning empty:hidden">
          {said === 'refused'
            ? `The browser did not copy the ${what}. It is selected above: copy it by hand.`
            : asking && `This ${what} is shown only now. Copy it first, or close without it.`}
        </p>
        {onAnother && (
          <Button variant="ghost" onClick={() => mayLeave() && onAnother()}>
            Make another
          </Button>
        )}
        <DialogClose render={<Button />}>{asking ? 'Close without it' : 'Done'}</DialogClose>
        <Button variant="primary" onClick={copy}>
          {said === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {said === 'copied' ? 'Copied' : `Copy ${what}`}
        </Button>
        <span role="status" className="sr-only">
          {said === 'copied' && 'Copied'}
        </span>
      </DialogFooter>
    </>
  )
}

/** All of it selected, and its beginning in sight: the browser scrolls to the end, and does so late. */
function showSelected(field: HTMLInputElement) {
  field.select()
  requestAnimationFrame(() => field.scrollTo({ left: 0 }))
}
