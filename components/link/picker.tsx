'use client'

import { ChevronRight, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { inputLook } from '#components/ui/input.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { PanelBody } from '#components/ui/panel.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { say, type Words } from '#lib/words/index.ts'
import { categoryName, countWords, findConnectors } from './find-connectors.ts'

type PickerProps = {
  connectors: readonly ConnectorSummary[]
  searchRef?: Ref<HTMLInputElement>
  /** above the search: what is chosen, and for whom */
  heading: ReactNode
  /** where somebody finds help whose platform is not there */
  help?: ReactNode
  onPick: (id: string) => void
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Which provider? The focus stays in the search; arrow keys move through the list below, Enter opens. */
export function Picker({ connectors, searchRef, heading, help, onPick }: PickerProps) {
  const t = useWords()
  const id = useId()
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<string>()
  const [at, setAt] = useState(0)
  const nameOf = (one: string) => categoryName(one, t)
  const found = findConnectors(connectors, { query, category, nameOf })
  const active = Math.min(at, found.length - 1)
  const categories = [...new Set(connectors.map((connector) => connector.category))]

  const search = (next: string) => {
    setQuery(next)
    setAt(0)
  }
  const clear = () => {
    search('')
    setCategory(undefined)
    document.getElementById(`${id}-search`)?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const chosen = found[active]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      return onPick(chosen.id)
    }
    const step = STEPS[event.key]
    if (!step || found.length === 0) return
    event.preventDefault()
    const next = step(active, found.length - 1)
    setAt(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      {heading}
      <div className="shrink-0 px-5 pt-4 sm:px-6">
        <div className="relative">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-muted-foreground"
          />
          <input
            ref={searchRef}
            id={`${id}-search`}
            type="text"
            role="combobox"
            aria-label={t('Search connectors')}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('Search by name or category')}
            value={query}
            onChange={(event) => search(event.currentTarget.value)}
            onKeyDown={move}
            className={cn(inputLook, 'h-10 ps-9 pe-3 pointer-coarse:h-11')}
          />
        </div>
        {categories.length > 1 && (
          <fieldset className="mt-3 flex flex-wrap gap-1.5">
            <legend className="sr-only">{t('Category')}</legend>
            {categories.map((name) => (
              <Button
                key={name}
                size="sm"
                variant={category === name ? 'primary' : 'outline'}
                aria-pressed={category === name}
                onClick={() => setCategory(category === name ? undefined : name)}
              >
                {nameOf(name)}
              </Button>
            ))}
          </fieldset>
        )}
        <p role="status" className="mt-3 mb-1 text-muted-foreground text-sm">
          {t(found.length > 0 ? countWords(found.length) : noneWords(connectors.length, query))}
        </p>
      </div>
      <PanelBody className="px-3 pt-0 pb-4 sm:px-4">
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('Connectors')}
          className={cn('flex flex-col gap-1', found.length === 0 && 'hidden')}
        >
          {found.map((connector, index) => (
            <Option
              key={connector.id}
              id={`${id}-${index}`}
              connector={connector}
              category={nameOf(connector.category)}
              active={index === active}
              onPick={() => onPick(connector.id)}
              onPoint={() => setAt(index)}
            />
          ))}
        </div>
        {found.length === 0 && connectors.length > 0 && (
          <div className="px-2 pb-2">
            <p className="text-muted-foreground">{t('Check the spelling, or look through all connectors.')}</p>
            <div className="mt-3 flex flex-wrap items-center gap-3">
              <Button size="sm" onClick={clear}>
                {t('Clear the search')}
              </Button>
              {help}
            </div>
          </div>
        )}
      </PanelBody>
    </>
  )
}

const noneWords = (installed: number, query: string): Words =>
  installed === 0
    ? say('No connector is installed yet')
    : query
      ? say('No connector called ‘{query}’', { query })
      : say('No connector in this category')

type OptionProps = {
  id: string
  connector: ConnectorSummary
  category: string
  active: boolean
  onPick: () => void
  onPoint: () => void
}

const Option = ({ id, connector, category, active, onPick, onPoint }: OptionProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: reached by aria-activedescendant
  // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is the search's
  <div
    id={id}
    role="option"
    aria-selected={active}
    data-active={active || undefined}
    onClick={onPick}
    onPointerMove={onPoint}
    className="flex min-h-14 cursor-pointer scroll-my-2 items-center gap-3 rounded-md px-2 py-2.5 data-active:bg-hover"
  >
    <Logo src={connector.logo_url} />
    <span className="min-w-0 flex-1 break-words">
      <span className="block font-medium">{connector.name}</span>
      <span className="block text-muted-foreground text-sm">{connector.description}</span>
    </span>
    <span className="hidden shrink-0 text-muted-foreground text-sm sm:block">{category}</span>
    <ChevronRight
      aria-hidden="true"
      className={cn('size-4 shrink-0 text-muted-foreground rtl:-scale-x-100', !active && 'opacity-0')}
    />
  </div>
)
