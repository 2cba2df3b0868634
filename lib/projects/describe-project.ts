import type { Project } from '#prisma/generated/client.ts'

/** A project's own settings. Days: how long what only helps to look back is kept. */
export const describeProject = ({ id, name, callDays, attemptDays, deliveryDays }: Project) => ({
  id,
  name,
  callDays,
  attemptDays,
  deliveryDays,
})
export type ProjectSettings = ReturnType<typeof describeProject>
