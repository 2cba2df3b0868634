import { refuse } from '#lib/problems.ts'

/** `what`: "be removed", "leave", "get another role". */
export const lastOwner = (name: string, what: string) =>
  refuse(
    'last_owner',
    `${name} is the only owner of this project, so they cannot ${what}: nobody could invite or change roles any more.`,
    'Make somebody else an owner first.',
  )
