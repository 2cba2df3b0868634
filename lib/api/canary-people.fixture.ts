import { expect } from 'vitest'
import { canary } from './canary.fixture.ts'
import type { Scene } from './canary-linking.fixture.ts'
import { EMAIL, password, signIn } from './canary-steps.fixture.ts'
import type { OwnSignIn, Person } from './people-contract.ts'

const GRACE = 'grace@acme.example'

/** Invites, joins, loses passwords, changes roles and projects: what people do to each other, refused and done. */
export async function walkMembers({ walk, cookie }: Scene): Promise<void> {
  const [chosen, lost, changed, wrong, short] = [
    canary('Chosen', ['é%25', '+"пароль']),
    canary('Lost', ['ключ ', `'"\\`]),
    canary('Changed', ['u%2B', '/=🔑']),
    canary('Guess', ['+/=', 'é']),
    { marker: 'Q7zXless', value: 'Q7zXless' },
  ] as const
  walk.secrets.push(chosen, lost, changed, wrong, short)
  const as = (who: string) => async (method: string, path: string, json: unknown, status: number) => {
    const answer = await walk.send(method, path, { headers: { cookie: who }, ...(json !== undefined && { json }) })
    expect([method, path, answer.status, answer.text]).toEqual([method, path, status, expect.any(String)])
    return answer
  }
  const owner = as(cookie)
  const visitor = as('')
  const linkOf = ({ json }: { json: unknown }) => {
    const [, id, secret] = /\/(inv_\w+)#(.+)$/.exec((json as { link: string }).link)!
    return { path: `/api/invitations/${id}`, secret: secret! }
  }

  const invited = linkOf(await owner('POST', '/api/invitations', { role: 'admin', days: 7 }, 201))
  await visitor('POST', `${invited.path}/look`, { secret: wrong.value }, 404)
  await visitor('POST', `${invited.path}/look`, { secret: invited.secret }, 200)
  const grace = { secret: invited.secret, name: 'Grace', email: GRACE }
  await visitor('POST', `${invited.path}/accept`, { ...grace, password: short.value }, 422)
  await visitor('POST', `${invited.path}/accept`, { ...grace, secret: wrong.value, password: chosen.value }, 404)
  const joined = await visitor('POST', `${invited.path}/accept`, { ...grace, password: chosen.value }, 200)
  await visitor('POST', `${invited.path}/accept`, { ...grace, password: chosen.value }, 410)
  const { data } = (await owner('GET', '/api/people', undefined, 200)).json as { data: Person[] }
  const person = `/api/people/${data.find(({ email }) => email === GRACE)!.id}`
  await owner('PATCH', person, { role: 'viewer' }, 200)
  await as(joined.cookie!)('POST', '/api/invitations', { role: 'owner', days: 7 }, 403)

  const reset = linkOf(await owner('POST', `${person}/password-link`, undefined, 201))
  await visitor('POST', `${reset.path}/look`, { secret: reset.secret }, 200)
  await visitor('POST', `${reset.path}/accept`, { secret: reset.secret, password: short.value }, 422)
  const back = await visitor('POST', `${reset.path}/accept`, { secret: reset.secret, password: lost.value }, 200)
  expect((await signIn(walk, chosen, GRACE)).status).toBe(401)
  const again = await signIn(walk, lost, GRACE)
  const self = as(again.cookie!)
  await self('PATCH', '/api/me', { name: 'Grace Example' }, 200)
  await self('POST', '/api/me/password', { current: wrong.value, password: changed.value }, 422)
  const { data: browsers } = (await self('GET', '/api/me/sign-ins', undefined, 200)).json as { data: OwnSignIn[] }
  await self('DELETE', `/api/me/sign-ins/${browsers.find(({ is_this }) => !is_this)!.id}`, undefined, 204)
  await as(back.cookie!)('GET', '/api/me', undefined, 401)
  await self('POST', '/api/me/password', { current: lost.value, password: changed.value }, 204)
  await self('DELETE', '/api/me/sign-ins', undefined, 204)

  const named = linkOf(
    await owner('POST', '/api/invitations', { role: 'viewer', email: 'eve@acme.example', days: 1 }, 201),
  )
  const renewed = linkOf(await owner('POST', `${named.path}/renew`, undefined, 201))
  await visitor('POST', `${named.path}/look`, { secret: named.secret }, 410)
  await owner('DELETE', renewed.path, undefined, 204)
  await owner('DELETE', person, undefined, 204)

  const mine = (await owner('GET', '/api/me', undefined, 200)).json as { project: { id: string } }
  const brief = linkOf(await owner('POST', '/api/invitations', { role: 'viewer', days: 1 }, 201))
  const alan = { secret: brief.secret, name: 'Alan', email: 'alan@acme.example', password: chosen.value }
  const guest = await visitor('POST', `${brief.path}/accept`, alan, 200)
  await as(guest.cookie!)('DELETE', `/api/me/projects/${mine.project.id}`, undefined, 204)
  await as(guest.cookie!)('GET', '/api/me', undefined, 401)
  await owner('POST', '/api/projects', { name: 'For a day' }, 201)
  await owner('PATCH', '/api/project', { name: 'For an hour' }, 200)
  await owner('DELETE', '/api/project', { name: password.value }, 422)
  await owner('POST', '/api/me/project', { project_id: mine.project.id }, 204)
  await owner('POST', '/api/projects', { name: 'For a minute' }, 201)
  await owner('DELETE', '/api/project', { name: 'For a minute' }, 204)
  await owner('POST', '/api/me/project', { project_id: mine.project.id }, 204)
  expect((await signIn(walk, password, EMAIL)).status).toBe(200)
}
