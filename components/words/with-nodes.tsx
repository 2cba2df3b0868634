import { Fragment, type ReactNode } from 'react'

/** A sentence whose values are more than text: the nodes take the places of `{name}`. */
export const withNodes = (sentence: string, nodes: Readonly<Record<string, ReactNode>>): ReactNode =>
  sentence.split(/\{(\w+)\}/).map((part, at) => {
    const key = `${at} ${part}`
    return <Fragment key={key}>{at % 2 === 1 ? nodes[part] : part}</Fragment>
  })
