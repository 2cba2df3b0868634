'use client'

import { useState } from 'react'
import type { ListQuery } from '#components/accounts/list-url.ts'
import { saveFile } from '#components/ui/save-file.ts'
import { notify } from '#components/ui/toast.tsx'
import { exportCsv } from './export-csv.ts'
import type { Selection } from './selection.ts'

/** Writes accounts into a file of the reader's: `accounts-2026-11-22.csv`. */
export function useExport() {
  const [exporting, setExporting] = useState(false)
  const save = async (selection: Selection, query: ListQuery) => {
    setExporting(true)
    const answer = await exportCsv(selection, query)
    setExporting(false)
    if (answer.ok) {
      saveFile(`accounts-${new Date().toISOString().slice(0, 10)}.csv`, answer.value)
      notify({ title: 'The accounts are exported', description: 'Your browser has saved the file.', tone: 'good' })
      return
    }
    const { detail, next } = answer.problem
    notify({ title: 'Nothing was exported', description: `${detail} ${next}`, tone: 'danger' })
  }
  return { exporting, save }
}
