import { toPublic } from '#lib/ids.ts'
import { findKeyUse, type KeyUse } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { Finding } from './finding.ts'
import { describeKeyDuty, describeWrongKey, findKeyState } from './key-state.ts'
import { type KeyedEnv, keysFileOf } from './keys.ts'

/** Whether the keys fit the database, which KEK wraps how many data keys, and whether a change of keys is unfinished. */
export async function checkKeys(env: KeyedEnv, prisma: PrismaClient): Promise<Finding[]> {
  const source = env.databaseUrl ? 'from the environment' : `from ${keysFileOf(env.dataDir)} or the environment`
  const found = await findKeyState(prisma, env)
  const use = await findKeyUse(prisma)
  const wrapped = { note: describeWrapped(use) }
  if (!found.ok) return [{ wrong: `${describeWrongKey(found)} The given one is ${source}.` }, wrapped]
  const duty = describeKeyDuty(found, env)
  const isBegun = found.current === found.kekId && use.wrapped.some(({ kekId }) => kekId !== found.kekId)
  return [
    { ok: `the database was sealed with this key (id ${found.kekId}), ${source}` },
    wrapped,
    ...(isBegun ? [{ note: UNFINISHED }] : duty ? [{ note: duty }] : []),
    ...describeChanging(use),
  ]
}

const UNFINISHED =
  'the change of the encryption key is not finished. Run npm run rotate-keys; it goes on where it was. Until then the key before is needed.'

function describeWrapped({ wrapped }: KeyUse): string {
  if (wrapped.length === 0) return 'there are no data keys yet; the first linked account makes one'
  return wrapped
    .map(({ kekId, count }) => `${count} data ${count === 1 ? 'key is' : 'keys are'} wrapped by key id ${kekId}`)
    .join(', ')
}

function describeChanging({ changing: [first, ...more] }: KeyUse): Finding[] {
  if (!first) return []
  const [which, option] =
    more.length === 0
      ? [`project ${toPublic('prj', first)}`, `--project ${toPublic('prj', first)}`]
      : [`${more.length + 1} projects`, '--all-projects']
  return [
    {
      note: `the change of the data key of ${which} is not finished. Run npm run rotate-keys -- ${option}; it goes on where it was.`,
    },
  ]
}
