import { type Dictionary, render, say } from '#lib/words/index.ts'
import type { Account, ConnectorDetail, ConnectorSummary } from './contract.ts'
import type { HubAccount, HubConnector, HubField, HubIntegration } from './hub-contract.ts'

/** Our connectors and accounts in the words of StackOne's hub. Pure. */

/** Its versions are StackOne's; ours have none. It tells the entries of its list apart by provider and version. */
const versionOf = (configId: string) => `1+${configId}`

const nameOf = ({ name }: { name: string }, environment: string) =>
  environment === 'sandbox' ? `${name} (sandbox)` : name

const marker = '__secretvalue:**redacted**'

export const integrationsOf = (connector: ConnectorSummary, hubUrl: string): HubIntegration[] =>
  connector.configs.map((config) => ({
    active: true,
    name: nameOf(connector, config.environment),
    provider: connector.id,
    type: connector.category,
    version: versionOf(config.id),
    authentication_config_key: config.auth_method,
    environment: config.environment,
    integration_id: config.id,
    logo_url: hubUrl + connector.logo_url,
  }))

type Known = { environment: string; values: Readonly<Record<string, string>>; locked: readonly string[] }

/**
 * `known`: the config's environment, and what the session knows beforehand. No rule for what is typed is sent along: core
 * cleans it first.
 */
export function hubConnectorOf(
  connector: ConnectorDetail,
  known: Known,
  hubUrl: string,
  dictionary?: Dictionary,
): HubConnector {
  const { id, guide, docs, description, logo_url: logo } = connector
  return {
    config: {
      key: id,
      name: nameOf(connector, known.environment),
      type: 'custom',
      configFields: fieldsOf(connector, known, dictionary),
      configNotices: guide.warning
        ? [{ key: 'warning', type: 'warning', description: guide.warning, position: 'top' }]
        : [],
      assets: { icon: hubUrl + logo },
      support: { link: docs, description },
    },
    hub_settings: { configured_webhook_events: [], project_settings: {} },
  }
}

const fieldsOf = (
  { fields, sealed }: ConnectorDetail,
  { values, locked }: Known,
  dictionary?: Dictionary,
): HubField[] =>
  Object.entries(fields).map(([key, field]) => ({
    key,
    label: field.label,
    type: field.kind === 'secret' ? 'password' : field.kind,
    // It cannot show a field only now and then, so such a one may stay empty.
    required: !field.optional && !field.showWhen,
    readOnly: locked.includes(key),
    secret: sealed.includes(key),
    ...(field.kind === 'text' && {
      placeholder: render(say('Example: {example}', { example: field.example }), dictionary),
    }),
    ...(field.help && { description: field.help }),
    ...(field.kind === 'select' && {
      options: Object.entries(field.options).map(([value, label]) => ({ label, value })),
    }),
    ...(values[key] !== undefined && { value: values[key] }),
  }))

export const hubAccountOf = (account: Account, authMethod: string): HubAccount => ({
  secureId: account.id,
  provider: account.provider,
  setupInformation: account.setup_information,
  secrets: Object.fromEntries(
    Object.entries(account.secrets).map(([name, { ends }]) => [name, `${marker}${ends ?? ''}`]),
  ),
  version: versionOf(account.config.id),
  authConfigKey: authMethod,
  environment: account.config.environment,
  integrationId: account.config.id,
})

/** What was typed: a marker that comes back stands for a secret that was not touched. */
export const typedOf = (credentials: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(credentials)
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([, value]) => !value.startsWith(marker)),
  )
