'use client'

import { createContext, type ReactNode, use, useMemo, useRef, useState } from 'react'
import type { ListQuery } from '#components/accounts/list-url.ts'
import { between, type Chosen, choose, countChosen, NOTHING, pageState, type Selection } from './selection.ts'

type Choosing = {
  selection: Selection
  /** how many are chosen */
  count: number
  /** how many the filters match; `isExact` false: at least as many */
  total: number
  isExact: boolean
  page: readonly Chosen[]
  pageState: 'all' | 'some' | 'none'
  query: ListQuery
  /** `range`: from the row pressed before to this one */
  onRow: (id: string, on: boolean, range: boolean) => void
  onPage: (on: boolean) => void
  onAll: () => void
  clear: () => void
}

const Around = createContext<Choosing | undefined>(undefined)

type SelectionProviderProps = Pick<Choosing, 'page' | 'total' | 'isExact' | 'query'> & { children: ReactNode }

/** Which accounts are chosen. Outlives paging; give it a `key` of the filters, so that other filters begin anew. */
export function SelectionProvider({ page, total, isExact, query, children }: SelectionProviderProps) {
  const [selection, setSelection] = useState<Selection>(NOTHING)
  const last = useRef<string>(undefined)
  const choosing = useMemo(() => {
    const set = (accounts: readonly Chosen[], on: boolean) =>
      setSelection((before) => choose(before, accounts, on, page))
    return {
      selection,
      count: countChosen(selection, total),
      total,
      isExact,
      page,
      pageState: pageState(selection, page),
      query,
      onRow: (id: string, on: boolean, range: boolean) => {
        set(between(page, range ? last.current : undefined, id), on)
        last.current = id
      },
      onPage: (on: boolean) => set(page, on),
      onAll: () => setSelection({ kind: 'all' }),
      clear: () => setSelection(NOTHING),
    }
  }, [selection, page, total, isExact, query])
  return <Around value={choosing}>{children}</Around>
}

export function useSelection(): Choosing {
  const choosing = use(Around)
  if (!choosing) throw new Error('useSelection is used outside of SelectionProvider.')
  return choosing
}
