import { record } from '#lib/audit/record.ts'
import type { Env } from '#lib/env.ts'
import { fromPublic, toPublic } from '#lib/ids.ts'
import { changeDataKey, checkKey, type DataKeyChange } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { describeWrongKey } from './key-state.ts'
import { keyProviderOf, withKeys } from './keys.ts'
import { progressLine } from './progress-line.ts'

type Options = { env: Env; prisma: PrismaClient; batch: number }

/** Gives projects a new data key each, one project after the other. Gives the exit code. */
export async function rotateDataKeys({ env, prisma, batch }: Options, asked: 'all' | string[]): Promise<number> {
  const keyProvider = keyProviderOf(await withKeys(env))
  const checked = await checkKey(prisma, keyProvider)
  if (!checked.ok) {
    console.error(`${describeWrongKey(checked)} Nothing was changed.`)
    return 1
  }
  const known = await prisma.project.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })
  const wanted = asked === 'all' ? known.map(({ id }) => toPublic('prj', id)) : asked
  const projects = wanted.map((id) => ({ id, project: known.find((one) => one.id === fromPublic('prj', id)) }))
  for (const { id, project } of projects)
    if (!project) {
      console.error(`There is no project ${id}. Nothing was changed. The id of a project begins with prj_.`)
      return 1
    }

  let well = true
  for (const { id, project } of projects) {
    if (!project) continue
    const print = progressLine()
    let isFirst = true
    const ran = await changeDataKey(
      {
        prisma,
        keyProvider,
        batch,
        report: ({ version, done, total, resumed }) => {
          const begun = resumed ? 'was begun before and goes on' : 'begins'
          if (isFirst)
            console.log(
              `${project.name} (${id}): data key version ${version} ${begun}, ${records(total)} to seal anew.`,
            )
          else print(`  ${done} of ${total}`, done === total)
          isFirst = false
        },
      },
      project.id,
    )
    if (ran.state === 'done')
      await record(prisma, {
        projectId: project.id,
        actor: { type: 'system' },
        action: 'project.data_key_changed',
        target: { type: 'project', id: project.id },
      })
    console.log(describeChange(`${project.name} (${id})`, ran))
    well &&= ran.state !== 'stuck'
  }
  return well ? 0 : 1
}

const records = (count: number) => (count === 1 ? '1 record' : `${count} records`)

function describeChange(project: string, ran: DataKeyChange): string {
  switch (ran.state) {
    case 'none':
      return `${project}: nothing was ever sealed, so there is no data key to change.`
    case 'done':
      return `${project}: all records are sealed with data key version ${ran.version}; ${ran.destroyed === 1 ? 'the key before is' : 'the keys before are'} destroyed.`
    case 'stuck':
      return [
        `${project}: ${records(ran.resealed)} sealed anew with data key version ${ran.version}. These could not be opened and stay as they are, and so do the keys before:`,
        ...ran.stuck.map(
          ({ table, rowId }) => `  ${table} ${table === 'linked_accounts' ? toPublic('acc', rowId) : rowId}`,
        ),
        'Put them back from a backup or delete them, then run this again.',
      ].join('\n')
  }
}
