import { listOpenedAccounts, translateAccount } from '#lib/accounts/index.ts'
import { getConnector, listConnectors, translateConnector, translateSummary } from '#lib/connectors/index.ts'
import type { Result } from '#lib/problems.ts'
import { findFrame, lookAtSession, type SessionContext } from '#lib/sessions/index.ts'
import type { Dictionary } from '#lib/words/index.ts'
import type { Deps } from './deps.ts'
import type { Frame, SessionView } from './session-contract.ts'

/** What the hub's page shows: the session, what it offers, the form of the one connector, accounts that it edits. */
export async function sessionView(deps: Deps, context: SessionContext, dictionary?: Dictionary): Promise<SessionView> {
  const { prisma } = deps.db
  const { provider, accountId } = context.session
  const [view, connectors, connector, opened] = await Promise.all([
    lookAtSession({ prisma }, context),
    listConnectors(deps, context),
    provider === null ? undefined : getConnector(deps, context, { id: provider }),
    listOpenedAccounts(deps, context),
  ])
  const accounts = opened.map((account) => translateAccount(account, dictionary))
  const account = accountId !== null || provider !== null ? accounts[0] : undefined
  return {
    ...view,
    connectors: connectors.map((each) => translateSummary(each, dictionary)),
    connector: connector?.ok ? translateConnector(connector.value, dictionary) : null,
    account: account ?? null,
    accounts,
  }
}

/** What may be drawn of a session before its secret is there. Refused: `not_found`. */
export async function sessionFrame(deps: Deps, publicId: string, dictionary?: Dictionary): Promise<Result<Frame>> {
  const found = await findFrame(deps.db, publicId)
  if (!found.ok) return found
  const { projectId, offer, project, brand, origins } = found.value
  const { provider } = offer
  const known =
    provider === null ? undefined : await getConnector(deps, { projectId, session: offer }, { id: provider })
  const connector = known?.ok
    ? translateConnector({ ...known.value, configs: [], test_credentials: [] }, dictionary)
    : null
  return { ok: true, value: { project, brand, origins, provider, connector } }
}
