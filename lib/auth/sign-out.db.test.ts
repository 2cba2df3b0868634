import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { testDb } from '#server/test-db.ts'
import { adminCookie, clearSignInId, readSignInId, writeSignInId } from './admin-cookie.ts'
import { authenticate } from './context.ts'
import { testPerson } from './installation.fixture.ts'
import { signIn } from './sign-in.ts'
import { signInLimits } from './sign-in-limits.ts'
import { signOut } from './sign-out.ts'

const db = await testDb()
const cookie = adminCookie({ hubUrl: 'http://localhost:3000', secret: 'fake-secret-one-of-thirty-two-characters' })

/** Sign-in, sign-out and "who am I" on a real server, wired as the API wires them. */
async function testServer(): Promise<string> {
  const deps = { prisma: db.prisma, limits: signInLimits(db.pool) }
  const app = new Hono()
    .post('/sign-in', async (c) => {
      const result = await signIn(deps, await c.req.json())
      if (!result.ok) return c.json(result.problem, 401)
      await writeSignInId(c, cookie, result.value.signInId)
      return c.json(result.value.person)
    })
    .get('/me', async (c) => {
      const context = await authenticate(db, { signInId: await readSignInId(c, cookie) })
      return context ? c.json(context.person ?? null) : c.json(null, 401)
    })
    .post('/sign-out', async (c) => {
      const signInId = await readSignInId(c, cookie)
      if (signInId) await signOut(db, { signInId })
      await clearSignInId(c, cookie)
      return c.json(null)
    })
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })
}

test('a copy of the cookie is worth nothing after signing out, and other browsers stay signed in', async () => {
  const origin = await testServer()
  const { email, password } = await testPerson(db)
  const enter = async () => {
    const body = JSON.stringify({ email, password })
    const answer = await fetch(`${origin}/sign-in`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    return answer.headers.getSetCookie()[0]!.split(';')[0]!
  }
  const me = (sent: string) => fetch(`${origin}/me`, { headers: { cookie: sent } })
  const [here, elsewhere] = [await enter(), await enter()]
  expect(await (await me(here)).json()).toMatchObject({ email })

  const left = await fetch(`${origin}/sign-out`, { method: 'POST', headers: { cookie: here } })
  expect(left.headers.getSetCookie()[0]).toContain('Max-Age=0')
  expect((await me(here)).status).toBe(401)
  expect((await me(elsewhere)).status).toBe(200)
})

test('a refused sign-in sets no cookie', async () => {
  const origin = await testServer()
  const { email } = await testPerson(db)
  const body = JSON.stringify({ email, password: 'fake wrong words' })
  const answer = await fetch(`${origin}/sign-in`, { method: 'POST', body })
  expect(answer.status).toBe(401)
  expect(answer.headers.getSetCookie()).toEqual([])
})
