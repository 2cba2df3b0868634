import type { Calls, History } from '#lib/api/account-history-contract.ts'
import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import type { IncidentList } from '#lib/api/incident-contract.ts'
import { core, read } from '../../../core.ts'

/** How many calls the chart has room for. */
const CALLS = '50'

/**
 * What happened to an account and through it, newest first; the open incident of its provider; and its connector, unless
 * that is no longer part of the hub.
 */
export async function getHappenings({ id, provider, config }: Account) {
  const api = await core()
  const param = { id }
  const [history, calls, incidents, connector] = await Promise.all([
    api.accounts[':id'].history.$get({ param, query: {} }).then(read<History>),
    api.accounts[':id'].calls.$get({ param, query: { page_size: CALLS } }).then(read<Calls>),
    api.incidents.$get({ query: { open: 'true', page_size: '100' } }).then(read<IncidentList>),
    api.connectors[':id'].$get({ param: { id: provider }, query: { config: config.id } }),
  ])
  return {
    history,
    calls,
    incident: incidents.data.find((open) => open.provider === provider && open.environment === config.environment),
    connector: connector.status === 404 ? undefined : await read<ConnectorDetail>(connector),
  }
}
