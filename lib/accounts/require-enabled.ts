import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { offeredNoMore } from '#lib/sessions/index.ts'
import type { KnownConfig } from './find-config.ts'

/**
 * Refuses as `config_disabled` where the config was disabled, or removed, while the credentials were checked. Give it
 * the transaction that stores: whoever would disable the config waits until that ends.
 */
export async function requireEnabled(
  tx: Tx,
  known: KnownConfig,
  session: Session | undefined,
): Promise<Result<undefined>> {
  const { projectId, id } = known.config
  const [config] = await tx.$queryRaw<{ enabled: boolean }[]>`
    select enabled from configs where project_id = ${projectId}::uuid and id = ${id}::uuid for share`
  return config?.enabled ? ok(undefined) : switchedOff(known, session)
}

export const switchedOff = ({ config, connector }: KnownConfig, session: Session | undefined) =>
  session
    ? refuse('config_disabled', ...offeredNoMore(connector.name))
    : refuse(
        'config_disabled',
        `${config.name} is disabled in this project, so nothing can be linked with it.`,
        'Enable it, or choose another config.',
      )
