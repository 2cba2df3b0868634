import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { Config } from '#prisma/generated/client.ts'

export type Place = Pick<Config, 'projectId' | 'connector' | 'environment'>

/** Configs of one connector and environment, oldest first; until `tx` ends, whoever else would change them waits here. */
export async function holdConfigs(tx: Tx, { projectId, connector, environment }: Place): Promise<Config[]> {
  const one = JSON.stringify(['configs', projectId, connector, environment])
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${one}, 3))`
  return tx.config.findMany({
    where: { projectId, connector, environment },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** A config's name without spaces around it; refused as `invalid_values` where it is empty or taken. */
export function readName(given: string, others: readonly Pick<Config, 'name'>[]): Result<string> {
  const name = given.trim().replace(/\s+/g, ' ')
  if (name === '') return wrongConfig({ name: 'Enter a name, so that the config is told apart from others.' })
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase())
  return isTaken ? wrongConfig({ name: `There is a config called ${name} already. Choose another name.` }) : ok(name)
}

export const wrongConfig = (fields: Record<string, string>) =>
  refuse('invalid_values', 'The config was not saved.', 'Correct what is marked and try again.', { fields })

/** Makes this one the default of its connector and environment. */
export async function makeDefault(tx: Tx, { projectId, connector, environment }: Place, id: string): Promise<void> {
  await tx.config.updateMany({
    where: { projectId, connector, environment, isDefault: true, id: { not: id } },
    data: { isDefault: false },
  })
  await tx.config.updateMany({ where: { projectId, id }, data: { isDefault: true } })
}
