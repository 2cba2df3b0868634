'use client'

import { useRouter } from 'next/navigation'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import type { Account } from '#lib/api/contract.ts'
import { sendVerb } from './send-verb.ts'
import { tellDone } from './use-verb.ts'
import { type Verb, verbWords } from './verbs.ts'

type VerbDialogProps = { account: Account; verb: Verb; open: boolean; onClose: () => void }

/** Asks before something is done to an account, and says what stops. */
export const VerbDialog = ({ open, onClose, ...question }: VerbDialogProps) => (
  <AskDialog open={open} onClose={onClose}>
    <VerbForm {...question} onDone={onClose} />
  </AskDialog>
)

function VerbForm({ account, verb, onDone }: Pick<VerbDialogProps, 'account' | 'verb'> & { onDone: () => void }) {
  const router = useRouter()
  const words = verbWords(verb, account)
  const form = useHubForm({
    values: {},
    send: async () => {
      const answer = await sendVerb(verb, account)
      if (answer.ok) tellDone(verb, account, answer.value)
      return answer
    },
    onDone: () => {
      onDone()
      router.refresh()
    },
  })
  return (
    <AskForm
      title={words.question?.title ?? words.label}
      description={words.question?.text}
      form={form}
      confirm={words.label}
      pendingLabel={words.pending}
    />
  )
}
