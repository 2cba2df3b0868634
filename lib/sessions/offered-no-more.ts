import { say, type Words } from '#lib/words/index.ts'

/** What happened, and what to do next, where a session's connector (its name) is switched off or gone. */
export const offeredNoMore = (name: string): [message: Words, next: Words] => [
  say('{name} cannot be connected with this link any more.', { name }),
  say('Ask whoever sent it for a new one.'),
]
