import { z } from '@hono/zod-openapi'

/** Shapes on the wire of the endpoints that StackOne's published hub (`@stackone/hub` 1.11.4) calls, in its words. */

const environment = z.enum(['production', 'sandbox'])

export const hubSettingsSchema = z.object({
  enabled_features: z.array(z.string()),
  /** opens the hub on that account */
  existing_account_id: z.string().optional(),
})

export const hubIntegrationSchema = z.object({
  active: z.boolean(),
  name: z.string(),
  /** the connector's id */
  provider: z.string(),
  /** the connector's category */
  type: z.string(),
  version: z.string(),
  authentication_config_key: z.string(),
  environment,
  integration_id: z.string(),
  logo_url: z.string(),
})
export type HubIntegration = z.infer<typeof hubIntegrationSchema>
export const hubIntegrationsSchema = z.object({ integrations: z.array(hubIntegrationSchema) })

export const hubFieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'password', 'select']),
  required: z.boolean(),
  readOnly: z.boolean(),
  /** stored encrypted: shown as the marker when the account is edited */
  secret: z.boolean(),
  placeholder: z.string().optional(),
  description: z.string().optional(),
  options: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  /** known beforehand */
  value: z.string().optional(),
})
export type HubField = z.infer<typeof hubFieldSchema>

export const hubConnectorSchema = z.object({
  config: z.object({
    key: z.string(),
    name: z.string(),
    type: z.literal('custom'),
    configFields: z.array(hubFieldSchema),
    configNotices: z.array(
      z.object({
        key: z.string(),
        type: z.enum(['warning', 'info']),
        description: z.string(),
        position: z.enum(['top', 'bottom']),
      }),
    ),
    assets: z.object({ icon: z.string() }),
    support: z.object({ link: z.string(), description: z.string() }),
  }),
  hub_settings: z.object({
    configured_webhook_events: z.array(z.string()),
    project_settings: z.record(z.string(), z.unknown()),
  }),
})
export type HubConnector = z.infer<typeof hubConnectorSchema>

export const hubAccountSchema = z.object({
  secureId: z.string(),
  provider: z.string(),
  setupInformation: z.record(z.string(), z.string()),
  /** field name → the marker `__secretvalue:**redacted**` and, of a long secret, its last four characters */
  secrets: z.record(z.string(), z.string()),
  version: z.string(),
  authConfigKey: z.string(),
  environment,
  integrationId: z.string(),
})
export type HubAccount = z.infer<typeof hubAccountSchema>

export const hubCredentialsSchema = z.object({
  integration_id: z.string().max(100),
  credentials: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const hubLinkedSchema = z.object({ id: z.string(), provider: z.string() })

export const hubProblemSchema = z.object({
  statusCode: z.number(),
  /** what happened, and what to do next */
  message: z.string(),
  /** JSON: what the provider said, redacted, and the request's id */
  provider_response: z.string().optional(),
})
export type HubProblem = z.infer<typeof hubProblemSchema>
