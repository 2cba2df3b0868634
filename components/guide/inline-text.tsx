import { Fragment } from 'react'
import { CopyCode } from './copy-code.tsx'
import { menuPath, parseInline } from './inline.ts'

/** A guide's sentence: menu words in bold with arrows between them, code with Copy. */
export const InlineText = ({ text }: { text: string }) =>
  parseInline(text).map((part, index) => {
    const key = `${index}-${part.kind}`
    if (part.kind === 'bold') return <MenuPath key={key} path={part.text} />
    if (part.kind === 'code') return <CopyCode key={key} code={part.text} />
    return <Fragment key={key}>{part.text}</Fragment>
  })

/** `Manage → Settings → API`: the arrow turns with the direction of the text. */
export const MenuPath = ({ path }: { path: string }) => (
  <b className="font-semibold text-foreground">
    {menuPath(path).map((station, index) => (
      <Fragment key={station}>
        {/* A line may begin with a station, never with an arrow. */}
        {index > 0 && (
          <>
            {'\u00a0'}
            <span className="inline-block font-normal text-muted-foreground rtl:-scale-x-100">→</span>{' '}
          </>
        )}
        {station}
      </Fragment>
    ))}
  </b>
)
