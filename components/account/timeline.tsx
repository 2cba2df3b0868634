'use client'

import { useState } from 'react'
import { api, ask, type Refusal } from '#components/shell/api.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import type { History } from '#lib/api/account-history-contract.ts'
import type { Fields } from '#lib/define/index.ts'
import { timelineEntries } from './timeline-entries.ts'
import { TimelineRow } from './timeline-row.tsx'

type TimelineProps = { id: string; first: History; fields: Fields }

/** What happened to the account: its statuses, checks, and edits by whom. Older pages are put below. */
export function Timeline({ id, first, fields }: TimelineProps) {
  const [older, setOlder] = useState<History>({ data: [], next: first.next })
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Refusal>()
  const entries = timelineEntries([...first.data, ...older.data])
  const more = async () => {
    if (!older.next || pending) return
    setPending(true)
    const answer = await ask(api().accounts[':id'].history.$get({ param: { id }, query: { next: older.next } }))
    setPending(false)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) setOlder({ data: [...older.data, ...answer.value.data], next: answer.value.next })
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>History</CardTitle>
      </CardHeader>
      <CardBody>
        {entries.length > 0 ? (
          <ol aria-label="History, newest first" className="flex flex-col">
            {entries.map((entry) => (
              <TimelineRow key={entry.id} entry={entry} fields={fields} />
            ))}
          </ol>
        ) : (
          <p className="text-muted-foreground">Nothing yet.</p>
        )}
        {problem && (
          <p role="alert" className="mt-2 text-danger text-sm">
            {problem.detail} {problem.next}
          </p>
        )}
        {older.next && (
          <Button size="sm" onClick={more} pending={pending} pendingLabel="Fetching…" className="mt-3">
            Show older
          </Button>
        )}
      </CardBody>
    </Card>
  )
}
