import { refuse } from '#lib/problems.ts'

/** For whoever works in a project that is deleted while they ask. */
export const projectGone = () =>
  refuse('not_found', 'This project was deleted a moment ago.', 'Reload the page to go on in another project.')
