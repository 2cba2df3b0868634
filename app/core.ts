import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { createClient } from '#lib/api/client.ts'
import type { Account, ConnectorDetail, ConnectorSummary, May, Me } from '#lib/api/contract.ts'

/**
 * The typed client of core, with the visitor's cookie. The front door names core's loopback address in `x-hub-core`
 * and takes that header from visitors.
 */
export const core = cache(async () => {
  const asked = await headers()
  const origin = asked.get('x-hub-core')
  if (!origin) throw new Error('Open the hub at its own address: the front door did not hand this request over.')
  const requestId = asked.get('x-request-id')
  return createClient(origin, {
    cookie: asked.get('cookie') ?? undefined,
    fetch: (input, init) => {
      const sent = new Headers(init?.headers)
      if (requestId) sent.set('x-request-id', requestId)
      return fetch(input, { ...init, headers: sent, cache: 'no-store' })
    },
  }).api
})

export const findMe = cache(async (): Promise<Me | undefined> => {
  const answer = await (await core()).me.$get()
  return answer.status === 401 ? undefined : read(answer)
})

export const ownerExists = cache(async (): Promise<boolean> => {
  const { owner_exists } = await read<{ owner_exists: boolean }>(await (await core()).setup.$get())
  return owner_exists
})

/**
 * The person, if they may see this page; else the way in: sign-up while there is no owner, or sign-in (which leads back
 * to this page). Every page of the dashboard asks; what a role may is core's table, told in `me.may`.
 */
export const requireMe = cache(async (action: May): Promise<Me> => {
  const me = await findMe()
  if (me?.may.includes(action)) return me
  if (me) notFound()
  if (!(await ownerExists())) redirect('/sign-up')
  const path = (await headers()).get('x-hub-path')
  redirect(path && path !== '/accounts' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
})

/** The body of an answer; 404 becomes the not-found page, anything else unexpected the error page. */
export async function read<T>(answer: Pick<Response, 'ok' | 'status'> & { json(): Promise<unknown> }): Promise<T> {
  if (answer.ok) return (await answer.json()) as T
  if (answer.status === 404) notFound()
  throw new Error(`Core answered ${answer.status}.`)
}

/** Every connector of the project; one question for each page, however many parts of it ask. */
export const listConnectors = cache(async (): Promise<ConnectorSummary[]> => {
  const { data } = await read<{ data: ConnectorSummary[] }>(await (await core()).connectors.$get())
  return data
})

export const getAccount = cache(
  async (id: string): Promise<Account> => read(await (await core()).accounts[':id'].$get({ param: { id } })),
)

/** `config` chooses the auth method whose fields are asked for. */
export const getConnector = cache(
  async (id: string, config?: string): Promise<ConnectorDetail> =>
    read(await (await core()).connectors[':id'].$get({ param: { id }, query: config ? { config } : {} })),
)
