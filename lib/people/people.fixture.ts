import type { Context } from '#lib/auth/context.ts'
import { testPerson } from '#lib/auth/installation.fixture.ts'
import type { Role } from '#lib/auth/role.ts'
import { openSignIn } from '#lib/auth/sign-ins.ts'
import type { Db } from '#lib/db.ts'
import { invitationLimits } from './invitation-limits.ts'

export const hubUrl = 'https://hub.acme.example'

/** What the verbs work with; every call comes from an address of its own unless a test says otherwise. */
export const testDeps = ({ prisma, pool }: Db) => ({ prisma, hubUrl, limits: invitationLimits(pool) })

let last = 0
/** An address that no other test uses. */
export const newIp = () => `198.51.${Math.floor(++last / 250)}.${(last % 250) + 1}`

type Person = Awaited<ReturnType<typeof testPerson>>

/** Somebody signed in, as the routes hand them to the verbs. */
export async function asked({ prisma }: Db, person: Person, role: Role, projectId = person.projectId) {
  const signInId = await openSignIn(prisma, person.personId, { projectId })
  const actor = { type: 'person', id: person.personId } as const
  const { personId: id, email } = person
  return { projectId, actor, person: { id, email, name: 'Ada' }, signInId, role, ip: newIp() } satisfies Context
}

/** An owner in a project of their own. */
export async function testOwner(db: Db) {
  const person = await testPerson(db, 'owner')
  return { ...person, context: await asked(db, person, 'owner') }
}

/** Somebody who belongs to this project alone, or beside one of their own. */
export async function testMember(db: Db, projectId: string, role: Role, { alone = true } = {}) {
  const person = await testPerson(db, 'owner')
  if (alone) await db.prisma.membership.deleteMany({ where: { personId: person.personId } })
  await db.prisma.membership.create({ data: { projectId, personId: person.personId, role } })
  return { ...person, ownProjectId: person.projectId, projectId, context: await asked(db, person, role, projectId) }
}

/** Id and secret as a browser reads them from the address. */
export function linkParts(link: string): { id: string; secret: string } {
  const url = new URL(link)
  return { id: url.pathname.split('/').at(-1)!, secret: url.hash.slice(1) }
}

export const rolesIn = async ({ prisma }: Db, projectId: string) =>
  Object.fromEntries(
    (await prisma.membership.findMany({ where: { projectId } })).map(({ personId, role }) => [personId, role]),
  )
