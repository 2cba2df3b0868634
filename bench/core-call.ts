import { request } from 'undici'
import type { Client } from './hub-client.ts'
import { inTime, inTimes, medians, type Row } from './measure.ts'

/** A session that leaves the choice of the connector open. */
const customer = { origin_owner_id: 'cust-1', origin_owner_name: 'Globex' }

const ROUNDS = { rounds: 1_500, warmUp: 500 }

/** Small answers of the hub's own public port beside the least answer that node:http can give, one call after the other. */
export async function measureCoreCalls(url: string, { ask, cookie }: Client, bareOrigin: string): Promise<Row[]> {
  const get = async (address: string, headers: Record<string, string> = {}) => {
    const { body } = await request(address, { headers })
    await body.dump()
  }
  const { token } = JSON.parse(await ask('/api/connect_sessions', { json: customer, expect: 201 })) as { token: string }
  const withToken = { 'x-hub-session-token': token }
  const { bare, unknown, setup, me, session, view } = await medians(
    {
      bare: () => get(`${bareOrigin}/`),
      unknown: () => get(`${url}/api/nothing`),
      setup: () => get(`${url}/api/setup`),
      me: () => get(`${url}/api/me`, { cookie }),
      session: () => get(`${url}/api/hub/settings`, withToken),
      view: () => get(`${url}/api/session`, withToken),
    },
    ROUNDS,
  )
  const row = (what: string, own: number, note: string): Row => ({
    what,
    ratio: inTimes(own / bare),
    how: `${inTime(own)}, against ${inTime(bare)} for a bare node:http answer; ${note}`,
  })
  const against = (other: string, ms: number): Row => ({
    what: `The same hub call, against ${other}`,
    ratio: inTimes(session / ms),
    how: `${inTime(session)}, against ${inTime(ms)}`,
  })
  return [
    row('A call to core without a query', unknown, 'GET of an unknown path: everything but the database'),
    row('A call without signing in', setup, 'GET /api/setup'),
    row('A hub call with a session’s token', session, 'GET /api/hub/settings: token hashed and compared, session read'),
    against('a call that reads one row without a token', setup),
    against('a call to core without a query or a token', unknown),
    row('All that the hub’s page needs', view, 'GET /api/session: session, project, connectors with configs'),
    row('A call by somebody signed in', me, 'GET /api/me: cookie opened, sign-in, membership and project read'),
  ]
}
