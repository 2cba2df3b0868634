'use client'

import { useState } from 'react'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx'

type SnippetTabsProps = { label: string; snippets: readonly { id: string; label: string; code: string }[] }

/** The same in several languages, one at a time. `label` names it: "server code". */
export function SnippetTabs({ label, snippets }: SnippetTabsProps) {
  const [chosen, setChosen] = useState(snippets[0]?.id)
  const code = snippets.find(({ id }) => id === chosen)?.code ?? ''
  return (
    <Tabs value={chosen} onValueChange={setChosen}>
      <TabList aria-label={label} className="mb-1.5 flex-wrap">
        {snippets.map((snippet) => (
          <Tab key={snippet.id} value={snippet.id} className="whitespace-nowrap">
            {snippet.label}
          </Tab>
        ))}
      </TabList>
      {snippets.map(({ id }) => (
        <TabPanel key={id} value={id} tabIndex={-1} className="outline-none">
          {id === chosen && <CodeBlock code={code} what={label} />}
        </TabPanel>
      ))}
    </Tabs>
  )
}
