import { notify } from '#components/ui/toast.tsx'
import { api, ask } from './api.ts'

/** Ends the sign-in on the server, then leaves the page, so that nothing of it stays in memory. */
export async function signOut() {
  const answer = await ask(api()['sign-out'].$post())
  if (answer.ok || answer.problem.status === 401) return window.location.assign('/sign-in')
  notify({
    title: 'You are still signed in',
    description: `${answer.problem.detail} ${answer.problem.next}`,
    tone: 'danger',
  })
}
