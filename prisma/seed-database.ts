import { createOwner } from '#lib/auth/create-owner.ts'
import { ensureDefaultConfigs } from '#lib/auth/default-configs.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import type { Db } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { checkKey, createVault } from '#lib/vault/index.ts'
import { type KeyedEnv, keyProviderOf } from '#server/keys.ts'
import { addSampleAccounts } from './sample-accounts.ts'

const email = 'ada@acme.example'

/**
 * One project, one person, accounts of every connector in every status. `email` is set when the person was made, with
 * `password`. Refused where the hub has accounts already, unless `again`.
 */
export async function seed(
  { db, env }: { db: Db; env: Pick<KeyedEnv, 'encryptionKey' | 'previousEncryptionKey' | 'keysFile'> },
  { accounts, password, again }: { accounts: number; password: string; again: boolean },
): Promise<Result<{ made: number; email: string | undefined; project: string }>> {
  const { prisma } = db
  const keyProvider = keyProviderOf(env)
  const checked = await checkKey(prisma, keyProvider)
  if (!checked.ok) {
    return refuse(
      'unexpected',
      'HUB_ENCRYPTION_KEY is not the key this database was sealed with.',
      'Give the right key, then seed again.',
    )
  }
  const present = await prisma.linkedAccount.count({ where: { deletedAt: null } })
  if (present > 0 && !again) {
    return refuse(
      'already_done',
      `This hub has ${present === 1 ? '1 account' : `${present} accounts`} already, and sample accounts are for an empty one. Nothing was added.`,
      'To add them all the same: npm run seed -- --again',
    )
  }
  const methods = await defaultMethods()
  const owner = {
    email,
    name: 'Ada Example',
    passwordHash: await hashPassword(password),
    projectName: 'Acme Learning',
    connectors: methods,
    actor: 'system',
  } as const
  const created = await prisma.$transaction((tx) => createOwner(tx, owner))
  await ensureDefaultConfigs(prisma, methods)
  const project = await prisma.project.findFirstOrThrow({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const vault = createVault({ prisma, keyProvider })
  const owners = { where: { projectId: project.id, role: 'owner' }, orderBy: { createdAt: 'asc' } } as const
  const { personId } = await prisma.membership.findFirstOrThrow(owners)
  const person = await prisma.person.findFirstOrThrow({ where: { id: personId } })
  const made = await addSampleAccounts({ db, vault }, { projectId: project.id, person }, accounts)
  return ok({ made, email: created && email, project: project.name })
}
