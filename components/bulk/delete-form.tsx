'use client'

import { useEffect, useState } from 'react'
import { coreFilter } from '#components/accounts/list-url.ts'
import { accountsWords, countWords } from '#components/accounts/page-words.ts'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { chosenIn } from './bulk-core.ts'
import type { ChosenAccounts } from './bulk-dialogs.tsx'
import { startRun } from './start-run.ts'

/** How many names are said; of the rest their number. */
const NAMED = 5

/** Names what is deleted and what stops; production accounts among them ask for the number. Undo is offered afterwards. */
export function DeleteForm({ onStarted, ...chosen }: ChosenAccounts & { onStarted: () => void }) {
  const { selection, query, count, isExact } = chosen
  const production = useProductionCount(chosen)
  // Until it is known how many there are, as if there were some.
  const asks = production !== 0
  const form = useHubForm({
    values: { number: '' },
    focusFirst: asks,
    send: () => startRun({ kind: 'delete', ...chosenIn(selection, query) }),
    onDone: onStarted,
  })
  const accounts = accountsWords(count, isExact)
  const matches = (typed: string) =>
    !asks || typed.replace(/[\s,.]/g, '') === String(count) || `Type the number as it is: ${count}`
  const named = selection.kind === 'some' ? selection.accounts : []
  return (
    <AskForm
      title={`Delete ${accounts}?`}
      description={`Calls through ${count === 1 ? 'it' : 'them'} stop at once, and the credentials are erased. Nothing changes at the providers themselves. You can undo this for 10 seconds.`}
      form={form}
      confirm="Delete"
      pendingLabel="Deleting…"
      danger
    >
      {named.length > 0 && (
        <ul aria-label="Accounts to delete" className="list-disc ps-5 [overflow-wrap:anywhere]">
          {named.slice(0, NAMED).map(({ id, display_name }) => (
            <li key={id}>{display_name}</li>
          ))}
          {named.length > NAMED && <li>and {countWords(named.length - NAMED)} more</li>}
        </ul>
      )}
      {asks && (
        <TextField
          {...form.register('number', { validate: matches })}
          id="number"
          label={`${production === undefined ? 'Production accounts may be' : production === 1 ? 'A production account is' : `${countWords(production)} production accounts are`} among them. Type ${count} to delete ${accounts}.`}
          inputMode="numeric"
          autoComplete="off"
          error={form.errorOf('number')}
        />
      )}
    </AskForm>
  )
}

/** How many of the chosen accounts are production accounts; undefined until that is known. */
function useProductionCount({ selection, query }: ChosenAccounts): number | undefined {
  const known =
    selection.kind === 'some'
      ? selection.accounts.filter(({ type }) => type === 'production').length
      : query.type === 'test'
        ? 0
        : undefined
  const [asked, setAsked] = useState<number>()
  const filter = JSON.stringify({ ...coreFilter(query), type: 'production' })
  useEffect(() => {
    if (known !== undefined) return
    let over = false
    void ask(api().accounts.$get({ query: { ...JSON.parse(filter), page_size: '1' } })).then((answer) => {
      if (answer.ok && !over) setAsked(answer.value.total)
    })
    return () => {
      over = true
    }
  }, [known, filter])
  return known ?? asked
}
