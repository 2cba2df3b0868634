'use client'

import { useRef, useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { LEAST_LETTERS } from './list-url.ts'

/** The customer on whose behalf accounts are linked, in the ids of whoever embeds the hub. */
export type Owner = { id: string; name: string }

const HINT = 'Type three letters of a name or id.'
const PAUSE = 250

/** Customers by what is typed of them, and what is said while there are none. */
export function useOwners() {
  const [owners, setOwners] = useState<readonly Owner[]>([])
  const [said, setSaid] = useState(HINT)
  const last = useRef('')
  const look = async (text: string) => {
    last.current = text
    setOwners([])
    if (text.length < LEAST_LETTERS) return setSaid(HINT)
    setSaid('Searching…')
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    if (last.current !== text) return
    const found = await findOwners(text)
    if (last.current !== text) return
    setOwners(found ?? [])
    setSaid(!found ? 'The hub did not answer. Type again.' : found.length === 0 ? `No customer matches “${text}”.` : '')
  }
  return { owners, said, look }
}

/** The owners of the accounts that a search finds, those first whose own name or id has it; undefined where none came. */
async function findOwners(text: string): Promise<Owner[] | undefined> {
  const answer = await ask(api().accounts.$get({ query: { search: text, page_size: '50' } }))
  if (!answer.ok) return undefined
  const owners = new Map(
    answer.value.data.map(({ origin_owner_id: id, origin_owner_name: name }) => [id, { id, name }]),
  )
  const isOwn = ({ id, name }: Owner) => `${name} ${id}`.toLowerCase().includes(text.toLowerCase())
  const all = [...owners.values()]
  return [...all.filter(isOwn), ...all.filter((owner) => !isOwn(owner))].slice(0, 8)
}
