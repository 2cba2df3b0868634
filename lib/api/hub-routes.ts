import { randomUUID } from 'node:crypto'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { getAccount, linkAccount, listOpenedAccounts, type Run, relinkAccount } from '#lib/accounts/index.ts'
import { getConnector, listConnectors, translateConnector } from '#lib/connectors/index.ts'
import { notFound } from '#lib/problems.ts'
import { openSession, type SessionContext } from '#lib/sessions/index.ts'
import type { Deps } from './deps.ts'
import {
  hubAccountSchema,
  hubConnectorSchema,
  hubCredentialsSchema,
  hubIntegrationsSchema,
  hubLinkedSchema,
  hubProblemSchema,
  hubSettingsSchema,
} from './hub-contract.ts'
import type { HubEnv } from './hub-env.ts'
import { hubAccountOf, hubConnectorOf, integrationsOf, typedOf } from './hub-words.ts'
import { problemReply } from './problem-reply.ts'
import { body, json } from './responses.ts'
import { withSession } from './with-session.ts'

const params = z.object({ id: z.string() })
const problem = json('In the shape that it shows; see hub-problem.ts', hubProblemSchema)
const refusals = { '4XX': problem, '5XX': problem }

/** What StackOne's published hub asks, with the token of a connect session: facts of its version 1.11.4. */
const routes = {
  settings: createRoute({
    method: 'get',
    path: '/api/hub/settings',
    summary: 'StackOne’s hub: how it begins',
    middleware: withSession(),
    responses: { 200: json('The account that it opens on, where there is one', hubSettingsSchema), ...refusals },
  }),
  connectors: createRoute({
    method: 'get',
    path: '/api/hub/connectors',
    summary: 'StackOne’s hub: what may be linked',
    middleware: withSession(),
    request: { query: z.object({ provider: z.string().max(200).optional() }) },
    responses: { 200: json('One for each config that the session offers', hubIntegrationsSchema), ...refusals },
  }),
  connector: createRoute({
    method: 'get',
    path: '/api/hub/connectors/{id}',
    summary: 'StackOne’s hub: the form of one config',
    middleware: withSession(),
    request: { params },
    responses: { 200: json('Fields and notices', hubConnectorSchema), ...refusals },
  }),
  account: createRoute({
    method: 'get',
    path: '/api/hub/accounts/{id}',
    summary: 'StackOne’s hub: the account that is edited',
    middleware: withSession(),
    request: { params },
    responses: { 200: json('Every secret as a marker', hubAccountSchema), ...refusals },
  }),
  link: createRoute({
    method: 'post',
    path: '/api/hub/accounts',
    summary: 'StackOne’s hub: test credentials and link, or update the account that the owner has',
    middleware: withSession(),
    request: body(hubCredentialsSchema),
    responses: { 201: json('Linked', hubLinkedSchema), ...refusals },
  }),
  relink: createRoute({
    method: 'patch',
    path: '/api/hub/accounts/{id}',
    summary: 'StackOne’s hub: test changed credentials and keep them',
    middleware: withSession(),
    request: { params, ...body(hubCredentialsSchema) },
    responses: { 200: json('Updated', hubLinkedSchema), ...refusals },
  }),
}

export const hubRoutes = (deps: Deps) => {
  const { hubUrl } = deps.env
  /** A config that the session offers, by its public id, and the connector it is of. */
  const find = async (context: SessionContext, configId: string) => {
    const known = await listConnectors(deps, context)
    return known
      .flatMap(({ id: provider, configs }) => configs.map((config) => ({ ...config, provider })))
      .find(({ id }) => id === configId)
  }

  return new OpenAPIHono<HubEnv>()
    .openapi(routes.settings, async (c) => {
      const { context } = c.var
      const { accountId, provider } = context.session
      const isDecided = accountId !== null || provider !== null
      const [accounts] = await Promise.all([
        isDecided ? listOpenedAccounts(deps, context) : [],
        openSession({ prisma: deps.db.prisma }, context),
      ])
      const [account] = accounts
      return c.json({ enabled_features: [], ...(account && { existing_account_id: account.id }) }, 200)
    })
    .openapi(routes.connectors, async (c) => {
      const { provider } = c.req.valid('query')
      const known = await listConnectors(deps, c.var.context)
      const wanted = known.filter(({ id }) => provider === undefined || id === provider)
      return c.json({ integrations: wanted.flatMap((connector) => integrationsOf(connector, hubUrl)) }, 200)
    })
    .openapi(routes.connector, async (c) => {
      const { context } = c.var
      const config = c.req.valid('param').id
      const known = await find(context, config)
      if (!known) return problemReply(c, notFound('config').problem)
      const found = await getConnector(deps, context, { id: known.provider, config })
      if (!found.ok) return problemReply(c, found.problem)
      const { dictionary } = c.var
      const connector = translateConnector(found.value, dictionary)
      const asked = { ...context.session, environment: known.environment }
      return c.json(hubConnectorOf(connector, asked, hubUrl, dictionary), 200)
    })
    .openapi(routes.account, async (c) => {
      const { context } = c.var
      const found = await getAccount(deps, context, c.req.valid('param').id)
      if (!found.ok) return problemReply(c, found.problem)
      const config = await find(context, found.value.config.id)
      return c.json(hubAccountOf(found.value, config?.auth_method ?? ''), 200)
    })
    .openapi(routes.link, async (c) => {
      const { context } = c.var
      const { integration_id: configId, credentials } = c.req.valid('json')
      const values = { ...context.session.values, ...typedOf(credentials) }
      const [config, accounts] = await Promise.all([find(context, configId), listOpenedAccounts(deps, context)])
      // StackOne's rule: the owner's account of this connector is updated; there is no second one unless asked for.
      const known = accounts.find(
        ({ provider, config: { environment } }) => provider === config?.provider && environment === config.environment,
      )
      const attempt = randomUUID()
      const run = quiet(c.req.raw.signal)
      const done = known
        ? await relinkAccount(deps, context, { id: known.id, attempt, values }, run)
        : await linkAccount(deps, context, { attempt, configId, values }, run)
      if (!done.ok) return problemReply(c, done.problem)
      return c.json({ id: done.value.account.id, provider: done.value.account.provider }, 201)
    })
    .openapi(routes.relink, async (c) => {
      const { id } = c.req.valid('param')
      const values = typedOf(c.req.valid('json').credentials)
      const input = { id, attempt: randomUUID(), values }
      const done = await relinkAccount(deps, c.var.context, input, quiet(c.req.raw.signal))
      if (!done.ok) return problemReply(c, done.problem)
      return c.json({ id: done.value.account.id, provider: done.value.account.provider }, 200)
    })
}

/** It shows no progress: it waits for the end. */
const quiet = (signal: AbortSignal): Run => ({ signal, report: () => {} })
