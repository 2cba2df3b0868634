'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { Fact, Facts } from '#components/accounts/facts.tsx'
import { changeParams } from '#components/ui/address.ts'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { DeliveryDetail } from '#lib/api/webhook-contract.ts'
import { AttemptsList } from './attempts-list.tsx'
import { deliveryReason } from './delivery-state.ts'
import { sentHeaders } from './sent-headers.ts'
import { Until } from './until.tsx'

type DeliveryDetailsProps = { delivery: DeliveryDetail; name: string | undefined; isOn: boolean }

/** One delivery in full: what it tells of, each attempt, and the message as it is sent. */
export function DeliveryDetails({ delivery, name, isOn }: DeliveryDetailsProps) {
  const reason = deliveryReason(delivery, isOn)
  const onItsWay = delivery.state === 'waiting' && delivery.next_at !== null && delivery.waits_for === null
  return (
    <div className="flex flex-col gap-7">
      <Facts>
        <Fact name="Tells of">
          <Record delivery={delivery} name={name} />
        </Fact>
        <Fact name="Happened">
          <Ago time={happenedAt(delivery)} />
        </Fact>
        {delivery.is_replay && (
          <Fact name="Sent again">
            <Ago time={delivery.created_at} />
          </Fact>
        )}
        {delivery.delivered_at && (
          <Fact name="Delivered">
            <Ago time={delivery.delivered_at} />
          </Fact>
        )}
        {onItsWay && delivery.next_at && (
          <Fact name="Next try">
            <Until time={delivery.next_at} />
          </Fact>
        )}
        {reason && (
          <Fact name="Why">
            {reason}
            {delivery.waits_for && <Earlier id={delivery.waits_for} />}
          </Fact>
        )}
        <Fact name="Event id">
          <Id value={delivery.event_id} what="event id" />
          <span className="block text-muted-foreground text-sm">
            The same in every attempt, so that your server can tell a repetition.
          </span>
        </Fact>
      </Facts>
      <Part title="Attempts">
        <AttemptsList tries={delivery.tries} total={delivery.attempts} />
      </Part>
      <Part title="Message">
        <div className="flex flex-col gap-3">
          <CodeBlock code={sentHeaders(delivery)} what="headers" />
          <CodeBlock code={JSON.stringify(delivery.payload, null, 2)} what="payload" title="Body" />
        </div>
      </Part>
    </div>
  )
}

/** When the event happened, which is earlier than a delivery that was asked for again. */
const happenedAt = ({ payload: { event_date }, created_at }: DeliveryDetail): string =>
  typeof event_date === 'string' ? event_date : created_at

function Record({ delivery: { record_id }, name }: Omit<DeliveryDetailsProps, 'isOn'>) {
  if (record_id.startsWith('whk_')) return 'This endpoint: a test event'
  if (!record_id.startsWith('acc_')) return <Id value={record_id} what="session id" />
  return (
    <>
      {name && (
        <Link
          href={`/accounts/${record_id}`}
          className="underline decoration-border-strong underline-offset-4 hover:decoration-current"
        >
          {name}
        </Link>
      )}
      <Id value={record_id} what="account id" />
    </>
  )
}

/** Goes to the delivery that has to arrive first. */
const Earlier = ({ id }: { id: string }) => (
  <Button size="sm" variant="link" className="block" onClick={() => changeParams('pushState', { delivery: id })}>
    Open the earlier one
  </Button>
)

const Id = ({ value, what }: { value: string; what: string }) => (
  <span className="flex items-center gap-1">
    <span className="font-mono text-xs">{value}</span>
    <CopyButton value={value} what={what} iconOnly className="-my-1.5" />
  </span>
)

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-3 font-semibold text-base">{title}</h3>
    {children}
  </section>
)
