'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { problemOf } from '#components/link/post-progress.ts'
import { asMember } from '#components/link/send.tsx'
import { Button } from '#components/ui/button.tsx'
import { saveFile } from '#components/ui/save-file.ts'
import { notify } from '#components/ui/toast.tsx'
import { type AuditQuery, coreQuery, filtersOf } from './audit-url.ts'

/** Saves every event that the filters show, not this page alone. */
export function ExportButton({ query }: { query: AuditQuery }) {
  const [exporting, setExporting] = useState(false)
  const save = async () => {
    setExporting(true)
    const refused = await saveCsv(query)
    setExporting(false)
    if (refused) notify({ title: 'Nothing was exported', description: refused, tone: 'danger' })
    else notify({ title: 'The audit log is exported', description: 'Your browser has saved the file.', tone: 'good' })
  }
  return (
    <Button onClick={save} pending={exporting} pendingLabel="Exporting…">
      <Download aria-hidden="true" />
      Export CSV
    </Button>
  )
}

/** Why nothing was saved; nothing where it was. */
async function saveCsv(query: AuditQuery): Promise<string | undefined> {
  try {
    const answer = await asMember(`/api/audit_events/export.csv?${new URLSearchParams(coreQuery(filtersOf(query)))}`)
    if (answer.ok) saveFile(`audit-log-${new Date().toISOString().slice(0, 10)}.csv`, await answer.blob())
    if (answer.ok) return undefined
    const { detail, next } = await problemOf(answer)
    return `${detail} ${next}`
  } catch {
    return 'The hub did not answer. Try again in a moment.'
  }
}
