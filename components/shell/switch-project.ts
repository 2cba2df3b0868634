import { notify } from '#components/ui/toast.tsx'
import { api, ask } from './api.ts'

/** Tabs of this browser tell each other which project it shows now, and which one is gone. */
export const projectChannel = 'hub-project'
export type ProjectNews = { what: 'switched' | 'deleted'; id: string }

/** Leaves for the accounts of the project that this browser now shows, and tells the other tabs. */
export const enterProject = (id: string) => leave({ what: 'switched', id })

/** Leaves for another project after this one was deleted, and tells the other tabs. */
export const leaveDeletedProject = (id: string) => leave({ what: 'deleted', id })

function leave(news: ProjectNews) {
  const channel = new BroadcastChannel(projectChannel)
  channel.postMessage(news)
  channel.close()
  window.location.assign('/accounts')
}

/** Makes this browser show another project. */
export async function switchProject(id: string) {
  const answer = await ask(api().me.project.$post({ json: { project_id: id } }))
  if (answer.ok) return enterProject(id)
  notify({
    title: 'The project was not switched',
    description: `${answer.problem.detail} ${answer.problem.next}`,
    tone: 'danger',
  })
}
