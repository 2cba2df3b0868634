import type { Account, ConnectorDetail, ConnectorSummary } from './contract.ts'
import type { HubAccount, HubConnector, HubField, HubIntegration } from './hub-contract.ts'

/** Our connectors and accounts in the words of StackOne's hub. Pure. */

/** Its versions are StackOne's; ours have none. */
const version = '1'

const marker = '__secretvalue:**redacted**'

export const integrationsOf = (connector: ConnectorSummary, hubUrl: string): HubIntegration[] =>
  connector.configs.map((config) => ({
    active: true,
    name: config.environment === 'sandbox' ? `${connector.name} (sandbox)` : connector.name,
    provider: connector.id,
    type: connector.category,
    version,
    authentication_config_key: config.auth_method,
    environment: config.environment,
    integration_id: config.id,
    logo_url: hubUrl + connector.logo_url,
  }))

type Known = { values: Readonly<Record<string, string>>; locked: readonly string[] }

/** `known`: what the session knows beforehand. No rule for what is typed is sent along: core cleans it first. */
export function hubConnectorOf(connector: ConnectorDetail, known: Known, hubUrl: string): HubConnector {
  const { id, name, guide, docs, description, logo_url: logo } = connector
  return {
    config: {
      key: id,
      name,
      type: 'custom',
      configFields: fieldsOf(connector, known),
      configNotices: guide.warning
        ? [{ key: 'warning', type: 'warning', description: guide.warning, position: 'top' }]
        : [],
      assets: { icon: hubUrl + logo },
      support: { link: docs, description },
    },
    hub_settings: { configured_webhook_events: [], project_settings: {} },
  }
}

const fieldsOf = ({ fields, sealed }: ConnectorDetail, { values, locked }: Known): HubField[] =>
  Object.entries(fields).map(([key, field]) => ({
    key,
    label: field.label,
    type: field.kind === 'secret' ? 'password' : field.kind,
    // It cannot show a field only now and then, so such a one may stay empty.
    required: !field.optional && !field.showWhen,
    readOnly: locked.includes(key),
    secret: sealed.includes(key),
    ...(field.kind === 'text' && { placeholder: `Example: ${field.example}` }),
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
  version,
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
