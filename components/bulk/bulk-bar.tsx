'use client'

import { Download, FilterX } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { isFiltered } from '#components/accounts/list-url.ts'
import { countWords } from '#components/accounts/page-words.ts'
import { SortChoice } from '#components/accounts/sort-choice.tsx'
import { May } from '#components/shell/may.tsx'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { cn } from '#components/ui/cn.ts'
import type { BulkAction } from './bulk-actions.ts'
import { chosenIn } from './bulk-core.ts'
import { type BulkDialog, BulkDialogs } from './bulk-dialogs.tsx'
import { BulkToolbar } from './bulk-toolbar.tsx'
import { useSelection } from './selection-provider.tsx'
import { startRun } from './start-run.ts'
import { useExport } from './use-export.ts'

/**
 * The line above the list: chooses the page. Once something is chosen it says how much and what can be done with it, and
 * stays in sight. It keeps its height, so that the list does not move.
 */
export function BulkBar({ selectable }: { selectable: boolean }) {
  const { selection, count, total, isExact, page, pageState, query, onPage, onAll, clear } = useSelection()
  const [dialog, setDialog] = useState<BulkDialog>()
  const box = useRef<HTMLDivElement>(null)
  const { exporting, save } = useExport()
  const isAll = selection.kind === 'all'
  const chosen = { selection, query, count, isExact: isExact || !isAll }
  const mayAll = !isAll && pageState === 'all' && (total > page.length || !isExact)
  const allWords = `Select all ${countWords(total, isExact)} that match`

  // The bar goes, and with it whatever had the focus.
  const finish = () => {
    clear()
    box.current?.querySelector('input')?.focus()
  }
  const act = async (action: BulkAction) => {
    if ('dialog' in action) return setDialog(action.dialog)
    const answer = await startRun({ kind: action.run, ...chosenIn(selection, query) })
    if (answer.ok) finish()
  }
  return (
    <div
      ref={box}
      className={cn(
        '-mb-2 flex min-h-11 flex-wrap items-center gap-1 rounded-lg border border-transparent ps-1.5 pe-1 pointer-coarse:min-h-13 pointer-coarse:ps-0.5',
        count > 0 &&
          'sticky top-[3.75rem] z-20 border-primary-line bg-primary-soft shadow-sm panel:top-2 [html:has(&)]:scroll-pt-32',
      )}
    >
      {selectable && (
        <>
          <Checkbox
            aria-label="Select all on this page"
            checked={pageState === 'all'}
            indeterminate={pageState === 'some'}
            onChange={() => onPage(pageState !== 'all')}
          />
          <p role="status" className="shrink-0 whitespace-nowrap font-medium tabular-nums">
            {count > 0 && `${countWords(count, chosen.isExact)} selected`}
          </p>
          {count === 0 && (
            <span aria-hidden="true" className="text-muted-foreground text-sm max-sm:hidden">
              Select page
            </span>
          )}
          {mayAll && (
            <Button variant="link" size="sm" onClick={onAll} className="ms-2 max-md:hidden">
              {allWords}
            </Button>
          )}
        </>
      )}
      {count === 0 ? (
        <div className="ms-auto flex flex-wrap items-center justify-end">
          <SortChoice query={query} />
          {isFiltered(query) && (
            <Link
              href="/accounts"
              scroll={false}
              prefetch={false}
              className={buttonVariants({ variant: 'quiet', size: 'sm' })}
            >
              <FilterX aria-hidden="true" />
              Clear filters
            </Link>
          )}
          <May action="account.export">
            <Button
              size="sm"
              variant="quiet"
              onClick={() => save({ kind: 'all' }, query)}
              pending={exporting}
              pendingLabel="Exporting…"
            >
              <Download aria-hidden="true" />
              Export CSV
            </Button>
          </May>
        </div>
      ) : (
        <BulkToolbar
          {...chosen}
          all={mayAll ? { words: allWords, choose: onAll } : undefined}
          onAct={act}
          onExport={() => save(selection, query)}
          onClear={finish}
        />
      )}
      <BulkDialogs
        {...chosen}
        open={dialog}
        onClose={() => setDialog(undefined)}
        onStarted={() => {
          setDialog(undefined)
          finish()
        }}
      />
    </div>
  )
}
