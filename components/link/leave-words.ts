import { type Said, say } from '#lib/words/index.ts'
import type { Hold } from './use-guarded-param.ts'

const words: Record<Hold, { title: Said; text: Said; leave: Said }> = {
  typed: {
    title: say('Leave without connecting?'),
    text: say('What you typed will be lost.'),
    leave: say('Leave'),
  },
  running: {
    title: say('Stop the check?'),
    text: say('The check is still running. Leaving stops it, and nothing is stored.'),
    leave: say('Stop and leave'),
  },
}

/** What is asked before something would be lost. `isEdit`: what is left is an edit. */
export const leaveWords = (hold: Hold, isEdit: boolean) => ({
  ...words[hold],
  ...(isEdit && hold === 'typed' && { title: say('Leave without saving?') }),
})
