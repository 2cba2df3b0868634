import type { Account, May } from '#lib/api/contract.ts'

export type Verb = 'suspend' | 'resume' | 'archive' | 'unarchive' | 'convert'

type Words = {
  /** what it takes to do it */
  takes: May
  /** on a button, in a menu */
  label: string
  pending: string
  /** what was done, in a toast */
  done: string
  /** asked first, with what stops; where there is no question, it is done at once */
  question?: { title: string; text: string }
}

type Named = Pick<Account, 'display_name' | 'provider_name' | 'type'>

/** What can be done with a status, and with the label of a type, in a person's words. */
export function verbWords(verb: Verb, { display_name: name, provider_name: provider, type }: Named): Words {
  switch (verb) {
    case 'suspend':
      return {
        takes: 'account.suspend',
        label: 'Suspend',
        pending: 'Suspending…',
        done: `${name} is paused`,
        question: {
          title: `Suspend ${name}?`,
          text: `Calls through this account stop at once, and so do its scheduled checks. The credentials stay stored, and nothing changes at ${provider}. Resume it at any time.`,
        },
      }
    case 'resume':
      return { takes: 'account.suspend', label: 'Resume', pending: 'Resuming…', done: `${name} is resumed` }
    case 'archive':
      return {
        takes: 'account.suspend',
        label: 'Archive',
        pending: 'Archiving…',
        done: `${name} is archived`,
        question: {
          title: `Archive ${name}?`,
          text: `For an account that is used no more and kept for the record. Calls through it stop at once, and so do its scheduled checks. Its history and its credentials stay stored: to have them erased, delete it instead.`,
        },
      }
    case 'unarchive':
      return { takes: 'account.suspend', label: 'Unarchive', pending: 'Unarchiving…', done: `${name} is back in use` }
    case 'convert':
      return type === 'production'
        ? {
            takes: 'account.rename',
            label: 'Convert to test',
            pending: 'Converting…',
            done: `${name} is a test account`,
            question: {
              title: `Convert ${name} to a test account?`,
              text: `Only its label changes: calls go on and go where they went. It can be deleted without typing its name, and it is found under Test.`,
            },
          }
        : {
            takes: 'account.rename',
            label: 'Convert to production',
            pending: 'Converting…',
            done: `${name} is a production account`,
            question: {
              title: `Convert ${name} to a production account?`,
              text: `Only its label changes: calls go on and go where they went. To delete it, its name will have to be typed.`,
            },
          }
  }
}

/** What can be done with an account as it is now. Of a sandbox's accounts none is ever one of production. */
export function verbsFor({ status, config }: Pick<Account, 'status' | 'config'>): Verb[] {
  const ofStatus: Verb[] =
    status === 'archived' ? ['unarchive'] : status === 'suspended' ? ['resume', 'archive'] : ['suspend', 'archive']
  return config.environment === 'sandbox' ? ofStatus : [...ofStatus, 'convert']
}
