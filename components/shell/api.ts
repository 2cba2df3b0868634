import { createClient } from '#lib/api/client.ts'
import { pageProject } from './page-project.ts'

export { type Asked, ask, type Refusal } from './ask.ts'

/** The typed client in a browser: same origin, the cookie goes along by itself, and so does the page's project. */
export const api = () => createClient(window.location.origin, { project: pageProject() }).api
