import { Webhook as WebhookIcon } from 'lucide-react'
import { Mark } from '#components/shell/mark.tsx'
import { May } from '#components/shell/may.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { AddEndpoint } from './add-endpoint.tsx'
import type { EventTypes } from './event-words.ts'

/** A project that tells nobody yet: what a webhook is for here, and the first thing to do. */
export const NoEndpoints = ({ types }: { types: EventTypes }) => (
  <div className="rounded-lg border border-border bg-card shadow-xs">
    <EmptyState
      art={<Art />}
      title="Let your application know"
      actions={
        <May action="webhook.edit">
          <AddEndpoint types={types} />
        </May>
      }
    >
      <p>
        A webhook tells your own server the moment an account is linked, stops working or works again. Each message is
        signed, arrives in order, and is sent again until your server has it.
      </p>
    </EmptyState>
  </div>
)

const Art = () => (
  <div aria-hidden="true" className="mb-6 flex items-center">
    <span className="flex size-14 items-center justify-center rounded-xl border border-border bg-card shadow-sm">
      <Mark className="size-8" />
    </span>
    <span className="h-px w-6 bg-border-strong" />
    <span className="flex size-8 items-center justify-center rounded-full border border-primary-line bg-primary-soft text-primary">
      <WebhookIcon className="size-4" />
    </span>
    <span className="h-px w-6 bg-border-strong" />
    <span className="flex size-14 items-center justify-center rounded-xl border border-border bg-card font-mono text-muted-foreground text-sm shadow-sm">
      {'{ }'}
    </span>
  </div>
)
