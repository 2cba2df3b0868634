import { ok, type Problem, type Result, refuse } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { isApiKey } from './api-key.ts'
import { createOwner, hasOwner } from './create-owner.ts'
import { type ConnectorSummary, ensureDefaultConfigs } from './default-configs.ts'
import { hashPassword } from './password.ts'
import { checkPersonInput } from './person-input.ts'
import { provisionApiKey } from './provision-api-key.ts'

/** `absent`: the variable is not set. `kept`: it has no say any more. `waiting`: done when the owner signs up. */
export type Provisioned = { owner: 'created' | 'kept' | 'absent'; apiKey: 'created' | 'kept' | 'absent' | 'waiting' }

/**
 * What the environment asks for at start. HUB_ADMIN_EMAIL and HUB_ADMIN_PASSWORD act only while there is no owner,
 * HUB_API_KEY only while there is no API key. Connectors new to a project get their default configs.
 * Refused as `invalid_values` with a sentence naming the variable, never its value; then nothing was made.
 */
export async function provision(deps: {
  prisma: PrismaClient
  connectors: readonly ConnectorSummary[]
  adminEmail?: string | undefined
  adminPassword?: string | undefined
  apiKey?: string | undefined
}): Promise<Result<Provisioned>> {
  const { prisma, connectors, adminEmail, adminPassword, apiKey } = deps
  if (apiKey && !isApiKey(apiKey)) return badApiKey(apiKey)

  let owner: Provisioned['owner'] = (await hasOwner(prisma)) ? 'kept' : 'absent'
  if (owner === 'absent' && adminEmail && adminPassword) {
    const checked = checkPersonInput({ email: adminEmail, name: adminEmail, password: adminPassword })
    if (!checked.ok) return badAdmin(checked.problem.fields ?? {})
    const passwordHash = await hashPassword(adminPassword)
    const input = { ...checked.value, passwordHash, projectName: 'My project', connectors, actor: 'system' } as const
    owner = (await prisma.$transaction((tx) => createOwner(tx, input))) ? 'created' : 'kept'
  }
  await ensureDefaultConfigs(prisma, connectors)
  const key = apiKey ? await prisma.$transaction((tx) => provisionApiKey(tx, apiKey)) : 'absent'
  return ok({ owner, apiKey: key })
}

function badAdmin(fields: NonNullable<Problem['fields']>) {
  const sentences = [
    fields.email && `HUB_ADMIN_EMAIL: ${fields.email}`,
    fields.password && `HUB_ADMIN_PASSWORD: ${fields.password}`,
  ]
  const message = `The owner was not created. ${sentences.filter(Boolean).join(' ')}`
  return refuse('invalid_values', message, 'Correct the variable and start again.')
}

function badApiKey(apiKey: string) {
  const reason = apiKey.startsWith('hub_')
    ? 'HUB_API_KEY begins like a key of this hub, but was mistyped: its checksum does not fit.'
    : 'HUB_API_KEY must have 24 to 256 printable characters, without spaces or colons.'
  return refuse('invalid_values', reason, 'Make one with: openssl rand -hex 32')
}
