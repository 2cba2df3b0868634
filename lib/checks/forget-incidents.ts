import type { AccountDeps } from '#lib/accounts/index.ts'

/** Deletes incidents that ended so long ago that the calls which met them are gone as well. */
export const forgetIncidents = ({ db }: Pick<AccountDeps, 'db'>) => db.prisma.$executeRaw`
  delete from incidents i using projects p
  where p.id = i.project_id and i.ended_at < now() - make_interval(days => p.call_days)`
