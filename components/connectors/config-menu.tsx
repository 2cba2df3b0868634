'use client'

import { CirclePause, CirclePlay, Ellipsis, Pencil, Star, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { changeParams } from '#components/ui/address.ts'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Config, ConnectorSummary } from '#lib/api/contract.ts'
import { DeleteConfigForm, DisableConfigForm, RenameConfigForm } from './config-forms.tsx'

type ConfigMenuProps = { config: Config; connector: ConnectorSummary }
type Question = 'rename' | 'disable' | 'delete'

/** What can be done with a config. */
export function ConfigMenu({ config, connector }: ConfigMenuProps) {
  const router = useRouter()
  const [asked, setAsked] = useState<Question>()
  const close = () => setAsked(undefined)
  const given = { config, connector, onDone: close }
  const makeDefault = async () => {
    const answer = await ask(api().configs[':id'].$patch({ param: { id: config.id }, json: { is_default: true } }))
    notify(
      answer.ok
        ? { title: `${config.name} is the default now`, tone: 'good' }
        : { title: answer.problem.detail, description: answer.problem.next, tone: 'danger' },
    )
    router.refresh()
  }
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${config.name}`}
          className={buttonVariants({ variant: 'quiet', size: 'icon-sm' })}
        >
          <Ellipsis aria-hidden="true" />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onClick={() => setAsked('rename')}>
            <Pencil aria-hidden="true" />
            Rename
          </MenuItem>
          {!config.is_default && config.enabled && (
            <MenuItem onClick={makeDefault}>
              <Star aria-hidden="true" />
              Make default
            </MenuItem>
          )}
          {config.enabled ? (
            <MenuItem onClick={() => setAsked('disable')}>
              <CirclePause aria-hidden="true" />
              Disable
            </MenuItem>
          ) : (
            <MenuItem onClick={() => changeParams('pushState', { enable: config.id })}>
              <CirclePlay aria-hidden="true" />
              Enable
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem tone="danger" onClick={() => setAsked('delete')}>
            <Trash2 aria-hidden="true" />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <AskDialog open={asked === 'rename'} onClose={close}>
        <RenameConfigForm {...given} />
      </AskDialog>
      <AskDialog open={asked === 'disable'} onClose={close}>
        <DisableConfigForm {...given} />
      </AskDialog>
      <AskDialog open={asked === 'delete'} onClose={close}>
        <DeleteConfigForm {...given} />
      </AskDialog>
    </>
  )
}
