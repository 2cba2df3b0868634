'use client'

import { Tab, TabList } from '#components/ui/tabs.tsx'
import { ways } from './ways.ts'

/** The three ways side by side, each with one line on what it is for; below one another on a phone. */
export const WayTabs = () => (
  <TabList
    aria-label="Ways to link"
    className="shrink-0 flex-col gap-2 border-border border-b px-5 py-3 max-sm:gap-0.5 max-sm:px-3 max-sm:py-2 sm:flex-row sm:px-6"
  >
    {ways.map(({ id, label, line }) => (
      <Tab
        key={id}
        value={id}
        className="flex-1 rounded-md border border-transparent px-3 py-2 text-start aria-selected:border-primary-line aria-selected:bg-primary-soft"
      >
        <span className="block text-base text-foreground">{label}</span>
        <span className="block text-pretty font-normal text-muted-foreground text-sm">{line}</span>
      </Tab>
    ))}
  </TabList>
)
