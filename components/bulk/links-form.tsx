'use client'

import { useState } from 'react'
import { accountsWords } from '#components/accounts/page-words.ts'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import type { RelinkLinks } from '#lib/api/bulk-contract.ts'
import { chosenIn, makeLinks } from './bulk-core.ts'
import type { ChosenAccounts } from './bulk-dialogs.tsx'
import { MadeLinks } from './made-links.tsx'

const day = 24 * 60 * 60
const lifetimes = [
  { value: String(day), label: '1 day' },
  { value: String(7 * day), label: '7 days' },
  { value: String(30 * day), label: '30 days' },
] as const

/** A link for each account, with which its customer enters credentials anew; then the links, once. */
export function LinksForm({ selection, query, count, isExact }: ChosenAccounts) {
  const [seconds, setSeconds] = useState(String(7 * day))
  const [made, setMade] = useState<RelinkLinks>()
  const form = useHubForm({
    values: {},
    send: async () => {
      const answer = await makeLinks({ ...chosenIn(selection, query), expires_in: Number(seconds) })
      if (answer.ok) setMade(answer.value)
      return answer
    },
    onDone: () => {},
  })
  if (made) return <MadeLinks links={made.data} skipped={made.skipped} />
  return (
    <AskForm
      title={`Make customer links for ${accountsWords(count, isExact)}?`}
      description="One link for each account. Its customer opens it and enters the credentials anew, for example after a move from another hub; the account keeps its id, and works on with what is stored until then."
      form={form}
      confirm="Make links"
      pendingLabel="Making…"
    >
      <RadioCards
        legend="The links work for"
        options={lifetimes}
        value={seconds}
        onValueChange={setSeconds}
        className="[&>div]:sm:grid-cols-3"
      />
    </AskForm>
  )
}
