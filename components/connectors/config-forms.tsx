'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { DialogClose, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Config, ConnectorSummary } from '#lib/api/contract.ts'
import { accounts, disableWords } from './words.ts'

type ConfigFormProps = { config: Config; connector: ConnectorSummary; onDone: () => void }

export const nameRules = {
  required: 'Enter a name.',
  maxLength: { value: 100, message: 'Use at most 100 characters.' },
  validate: (typed: string) => typed.trim() !== '' || 'Enter a name.',
}

export function RenameConfigForm({ config, onDone }: ConfigFormProps) {
  const router = useRouter()
  const form = useHubForm({
    values: { name: config.name },
    send: ({ name }) => ask(api().configs[':id'].$patch({ param: { id: config.id }, json: { name: name.trim() } })),
    onDone: () => {
      onDone()
      notify({ title: 'Name saved', tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm title={`Rename ${config.name}`} form={form} confirm="Save" pendingLabel="Saving…">
      <TextField
        {...form.register('name', nameRules)}
        id="name"
        label="Name"
        help="Shown to you, and to customers where they can choose between several."
        autoComplete="off"
        error={form.errorOf('name')}
      />
    </AskForm>
  )
}

/** Says how many accounts it takes out of use before it does. */
export function DisableConfigForm({ config, connector, onDone }: ConfigFormProps) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().configs[':id'].$patch({ param: { id: config.id }, json: { enabled: false } })),
    onDone: () => {
      onDone()
      notify({ title: `${config.name} is disabled`, tone: 'good' })
      router.refresh()
    },
  })
  return (
    <AskForm
      title={`Disable ${config.name}?`}
      description={disableWords(config, connector.configs, connector.name)}
      form={form}
      confirm="Disable"
      pendingLabel="Disabling…"
      danger
    />
  )
}

/** Deletes a config that no account uses; of one that is used, says where they are. */
export function DeleteConfigForm({ config, onDone }: ConfigFormProps) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().configs[':id'].$delete({ param: { id: config.id } })),
    onDone: () => {
      onDone()
      notify({ title: `${config.name} is deleted`, tone: 'good' })
      router.refresh()
    },
  })
  const { account_count: count } = config
  if (count > 0) return <StillUsed config={config} />
  return (
    <AskForm
      title={`Delete ${config.name}?`}
      description="No account uses it. Connect sessions that name it stop working. This cannot be undone."
      form={form}
      confirm="Delete"
      pendingLabel="Deleting…"
      danger
    />
  )
}

const StillUsed = ({ config: { id, name, account_count: count } }: Pick<ConfigFormProps, 'config'>) => (
  <>
    <DialogHeader>
      <DialogTitle>{name} is in use</DialogTitle>
      <DialogDescription>
        {accounts(count)} {count === 1 ? 'was' : 'were'} linked with it. Delete {count === 1 ? 'it' : 'them'} first, or
        disable the config instead: then nothing is called through {count === 1 ? 'it' : 'them'}.
      </DialogDescription>
    </DialogHeader>
    <DialogFooter>
      <DialogClose render={<Button />}>Close</DialogClose>
      <Link href={`/accounts?config=${id}`} className={buttonVariants({ variant: 'primary' })}>
        Show {count === 1 ? 'the account' : 'the accounts'}
      </Link>
    </DialogFooter>
  </>
)
