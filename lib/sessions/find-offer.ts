import type { Tx } from '#lib/db.ts'
import type { Connector } from '#lib/define/index.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import type { Config } from '#prisma/generated/client.ts'
import { type Offer, offers } from './offers.ts'
import type { SessionInput, Wrong } from './session-input.ts'

/** StackOne's words for kinds of providers; of most of them the hub has no connector (yet). */
const categories: readonly string[] = [
  ...['accounting', 'ats', 'crm', 'documents', 'hris', 'hris-legacy', 'iam'],
  ...['lms', 'marketing', 'messaging', 'screening', 'stackone', 'ticketing'],
]

export type Found = Offer & { accountId: string | null; connector: Connector | undefined; authMethods: string[] }

/**
 * Which configs, and which account, the session is for: all of the project, enabled, and together not nothing. Else a
 * sentence at the entry that leaves nothing over. An absent id and another project's get the same one.
 */
export async function findOffer(tx: Tx, projectId: string, input: SessionInput): Promise<Found | { wrong: Wrong }> {
  const known = await connectors()
  const account = input.accountId ? await accountOf(tx, projectId, input.accountId) : undefined
  if (account === null)
    return wrong('account_id', 'There is no account with this id in your project. Check account_id.')
  if (account && account.originOwnerId !== input.originOwnerId)
    return wrong(
      'account_id',
      'This account belongs to another owner. Send the origin_owner_id that it was linked for.',
    )
  const configId = input.configId ? (fromPublic('cfg', input.configId) ?? undefined) : undefined
  if (input.configId && account && configId !== account.configId)
    return wrong('integration_id', 'This account was linked with another config. Leave integration_id out.')
  const provider = input.provider ?? account?.provider ?? null
  if (provider !== null && !known.has(provider))
    return wrong('provider', `There is no connector of this id. There are: ${[...known.keys()].join(', ')}.`)
  if (account && account.provider !== provider)
    return wrong('provider', `This account is one of ${account.provider}. Leave provider out.`)
  const strange = (input.categories ?? []).filter((name) => !categories.includes(name))
  if (strange.length > 0) return wrong('categories', `categories may hold: ${categories.join(', ')}.`)

  const configs = await tx.config.findMany({ where: { projectId }, orderBy: [{ environment: 'asc' }, { id: 'asc' }] })
  const named = configs.find(({ id }) => id === (account?.configId ?? configId))
  if (input.configId && !named)
    return wrong('integration_id', 'There is no config with this id in your project. Check integration_id.')
  // What is meant by an account or a config says its type as well.
  const type = input.type ?? (named?.environment === 'sandbox' ? 'test' : 'production')
  const offer: Offer = {
    type,
    provider: provider ?? named?.connector ?? null,
    categories: [...(input.categories ?? [])],
    configId: named?.id ?? null,
  }
  const offered = configs.filter((config) => offers(offer, config, known.get(config.connector)?.category ?? ''))
  if (offered.length === 0) return nothingLeft(offer, input, named)
  return {
    ...offer,
    accountId: account?.id ?? null,
    connector: offer.provider === null ? undefined : known.get(offer.provider),
    authMethods: [...new Set(offered.map(({ authMethod }) => authMethod))],
  }
}

const accountOf = (tx: Tx, projectId: string, publicId: string) =>
  tx.linkedAccount.findFirst({ where: { projectId, id: fromPublic('acc', publicId) ?? NOBODY, deletedAt: null } })

function nothingLeft({ type, provider, categories: wanted, configId }: Offer, input: SessionInput, named?: Config) {
  if (named && named.environment === 'sandbox' && type === 'production')
    return wrong('type', `${named.name} is a sandbox config, which a session of type test offers. Send type test.`)
  if (named && !named.enabled)
    return wrong(input.accountId ? 'account_id' : 'integration_id', `${named.name} is disabled. Enable it first.`)
  if (provider !== null && input.provider && configId !== null && named && named.connector !== provider)
    return wrong('provider', `This config is one of ${named.connector}. Leave provider out.`)
  if (wanted.length > 0)
    return wrong(
      'categories',
      `No connector of ${wanted.join(', ')} is enabled for type ${type}. Leave categories out.`,
    )
  if (provider !== null)
    return wrong('provider', `No config of ${provider} is enabled for type ${type}. Enable one, or send another type.`)
  return wrong('type', `No config is enabled for type ${type}. Enable one, or send another type.`)
}

const wrong = (name: string, sentence: string): { wrong: Wrong } => ({ wrong: { [name]: sentence } })
