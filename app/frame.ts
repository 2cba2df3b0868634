import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { createClient } from '#lib/api/client.ts'
import type { Frame } from '#lib/api/session-contract.ts'
import { askedLanguage, pageWords } from './language.ts'

/**
 * What may be drawn of a connect session from its public id alone; an absent one leads to the not-found page. Core is
 * asked without the visitor's cookie: who is signed in does not matter here.
 */
export const getFrame = cache(async (session: string): Promise<Frame> => {
  if (!/^ses_[0-9a-z]{26}$/.test(session)) notFound()
  const asked = await headers()
  const origin = asked.get('x-hub-core')
  if (!origin) throw new Error('Open the hub at its own address: the front door did not hand this request over.')
  const language = await askedLanguage()
  const client = createClient(origin, {
    language,
    fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
  })
  const answer = await client.api.sessions[':id'].frame.$get({ param: { id: session } })
  if (answer.status === 404) notFound()
  if (!answer.ok) throw new Error(`Core answered ${answer.status}.`)
  return (await answer.json()) as Frame
})

/** As {@link getFrame} knows it: "Acme connects to Udemy Business". */
export async function frameTitle(session: string): Promise<string> {
  const [{ project, connector }, t] = await Promise.all([getFrame(session), pageWords()])
  return connector
    ? t('{project} connects to {name}', { project: project.name, name: connector.name })
    : t('{project} connects to your platform', { project: project.name })
}
