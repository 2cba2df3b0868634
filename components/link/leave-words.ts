import type { Hold } from './use-guarded-param.ts'

const words: Record<Hold, { title: string; text: string; leave: string }> = {
  typed: { title: 'Leave without connecting?', text: 'What you typed will be lost.', leave: 'Leave' },
  running: {
    title: 'Stop the check?',
    text: 'The check is still running. Leaving stops it, and nothing is stored.',
    leave: 'Stop and leave',
  },
}

/** What is asked before something would be lost. `isEdit`: what is left is an edit. */
export const leaveWords = (hold: Hold, isEdit: boolean) => ({
  ...words[hold],
  ...(isEdit && hold === 'typed' && { title: 'Leave without saving?' }),
})
