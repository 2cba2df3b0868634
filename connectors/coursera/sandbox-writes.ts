import { notFound, refused } from './sandbox-answers.ts'
import type { Person } from './sandbox-data.ts'
import { type Home, refusalOfProgram } from './sandbox-reads.ts'

type Body = Readonly<Record<string, unknown>>

const WRITE = /^\/programs\/([^/]+)\/(programEnrollments|invitations)$/
const required = {
  programEnrollments: ['externalId', 'contentType', 'contentId', 'action'],
  invitations: ['externalId', 'fullName', 'email'],
} as const

/** The answer to a write below the organization. It is checked as Coursera does, answered, and forgotten: no seat is used. */
export async function answerWrite(path: string, request: Request, home: Home): Promise<Response> {
  const [, programId, kind] = WRITE.exec(path) ?? []
  if (!programId || !kind) return notFound()
  const refusal = refusalOfProgram(programId, home)
  if (refusal) return refusal
  const body = await readBody(request)
  const missing = required[kind as keyof typeof required].filter((name) => typeof body[name] !== 'string')
  if (missing.length > 0) return invalidBody(missing)
  return kind === 'invitations' ? invite(programId, body, home) : enroll(programId, body, home)
}

function enroll(programId: string, { externalId, contentType, contentId, action }: Body, { data }: Home): Response {
  const isContent = data.contents.some((it) => it.contentId === contentId && it.contentType === contentType)
  if (!isContent) return refused(404, 'CONTENT_ID_NOT_IN_ORG', `Content ${contentId} is not in the organization`)
  const member = data.people.find((it) => it.externalId === externalId && it.programIds.includes(programId))
  if (!member) return refused(400, 'USER_NOT_FOUND_IN_PROGRAM', `User ${externalId} is not in the program`)
  if (member.state === 'INVITED_EMAIL_NOT_VERIFIED')
    return refused(400, 'USER_EMAIL_NOT_VERIFIED', `User ${externalId} has not verified the e-mail address`)
  const isEnrolled = data.reports.some((row) => row.externalId === externalId && row.contentId === contentId)
  if (action === 'ENROLL' && isEnrolled) return refused(400, 'ALREADY_ENROLLED', `User ${externalId} is enrolled`)
  return Response.json({ externalId, contentType, contentId, action }, { status: 201 })
}

function invite(programId: string, { externalId, fullName, email }: Body, { data, now }: Home): Response {
  const isOpen = ({ email: known, state }: Person) => known === email && state.startsWith('INVITED')
  if (data.people.some(isOpen))
    return refused(400, 'PROGRAM_INVITEE_ERROR_EXISTING_INVITATION_FOR_EMAIL', `There is an invitation for ${email}`)
  const invitation = { id: `${programId}~${externalId}`, programId, externalId, fullName, email, createdAt: now }
  return Response.json({ elements: [invitation], paging: {}, linked: {} }, { status: 201 })
}

function invalidBody(missing: readonly string[]): Response {
  const message = (path: string) => `ERROR :: ${path} :: field is required but not found and has no default value`
  const details = Object.fromEntries(
    missing.map((name) => [`/${name}`, [{ message: message(`/${name}`), args: [] }]] as const),
  )
  return refused(400, null, "JSON didn't validate", details)
}

async function readBody(request: Request): Promise<Body> {
  try {
    const body: unknown = await request.json()
    return body !== null && typeof body === 'object' ? (body as Body) : {}
  } catch {
    return {}
  }
}
