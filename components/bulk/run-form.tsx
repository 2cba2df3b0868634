'use client'

import { accountsWords } from '#components/accounts/page-words.ts'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { chosenIn } from './bulk-core.ts'
import type { ChosenAccounts } from './bulk-dialogs.tsx'
import { type BulkQuestion, bulkQuestions } from './bulk-questions.ts'
import { startRun } from './start-run.ts'

type RunFormProps = ChosenAccounts & { question: BulkQuestion; onStarted: () => void }

/** Asks before calls stop, or a label changes, for many accounts at once. */
export function RunForm({ question, selection, query, count, isExact, onStarted }: RunFormProps) {
  const { run, title, text, confirm } = bulkQuestions[question]
  const form = useHubForm({
    values: {},
    send: () => startRun({ ...run, ...chosenIn(selection, query) }),
    onDone: onStarted,
  })
  return (
    <AskForm
      title={title(accountsWords(count, isExact))}
      description={text}
      form={form}
      confirm={confirm}
      pendingLabel="Starting…"
    />
  )
}
