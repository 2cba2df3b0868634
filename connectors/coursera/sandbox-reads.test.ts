import { describe, expect, test } from 'vitest'
import { appWith, ask, faultOf, ORGANIZATION, ostfold, PROGRAM, post, SKILLS } from './sandbox-ask.fixture.ts'
import { inferred } from './sandbox-inferred.ts'

const businesses = (id: string) => `/ent/api/businesses.v1/${id}`
const OTHER = businesses(ostfold!.organization.id)
const denied = { errorCode: 'Not Authorized', message: 'Access is denied', details: null }
const missing = { message: 'Not Found', statusCode: 404 }
const badParameter = (name: string) => ({ msg: `Routing error: Improperly formatted value for parameter '${name}'` })
const springOf = (path: string) => ({
  timestamp: expect.stringMatching(/^\d{4}-.*\+00:00$/),
  status: 403,
  error: 'Forbidden',
  path,
})
const nestedOf = (type: string, path: string) => ({
  error: { timestamp: expect.any(String), message: expect.stringContaining('program'), type, path },
})

describe('a refusal of a read', () => {
  test('of an app without an API product is a fault, 401 or 403', async () => {
    const app = appWith({ without: 'product' })
    const fault = faultOf('keymanagement.service.InvalidAPICallAsNoApiProductMatchFound')
    const usual = await ask(ORGANIZATION, { app })
    expect([usual.status, usual.body]).toEqual([401, fault])
    const other = await ask(ORGANIZATION, { app, inferred: { noProduct: 403 } })
    expect([other.status, other.body]).toEqual([403, fault])
  })

  test('of another organization is 403 in either form', async () => {
    expect(await ask(OTHER)).toMatchObject({ status: 403, body: denied })
    expect(await ask(OTHER, { inferred: { otherOrganization: 'spring' } })).toMatchObject({
      status: 403,
      body: springOf(OTHER),
    })
    const app = appWith({ without: 'organization' })
    expect(await ask(ORGANIZATION, { app })).toMatchObject({ status: 403, body: springOf(ORGANIZATION) })
  })

  test('of an unknown id is 404, of letters in another case too, and of no id at all 400', async () => {
    expect(await ask(businesses('A'.repeat(22)))).toMatchObject({ status: 404, body: missing })
    expect((await ask(ORGANIZATION.replace('DjYC', 'djyc'))).status).toBe(404)
    expect(await ask(businesses('A'.repeat(22)), { inferred: { unknownOrganization: 403 } })).toMatchObject({
      body: denied,
    })
    expect(await ask(businesses('123~ABC'))).toMatchObject({
      status: 400,
      body: { message: 'Invalid id 123~ABC', statusCode: 400 },
    })
    expect((await ask(businesses('globeland'), { inferred: { malformedOrganization: 404 } })).status).toBe(404)
    expect((await ask(businesses('%E0%A4%A'))).status).toBe(400)
  })

  test('of a program’s id in its place is as the table says', async () => {
    expect((await ask(businesses(PROGRAM))).status).toBe(404)
    expect((await ask(businesses(PROGRAM), { inferred: { programAsOrganization: 403 } })).status).toBe(403)
  })

  test('of programs alone is 403', async () => {
    const app = appWith({ without: 'programs' })
    const path = businesses(app.organization.id)
    expect((await ask(path, { app })).status).toBe(200)
    expect(await ask(`${path}/programs?excludeContent=true`, { app })).toMatchObject({ status: 403, body: denied })
  })

  test.each([
    ['/programs', inferred.wording.missingParameter.replace('{name}', 'excludeContent')],
    ['/programs?excludeContent=maybe', badParameter('excludeContent').msg],
    ['/courseGradebookReports', inferred.wording.missingParameter.replace('{name}', 'q')],
    ['/contents?q=byProgramIds&programIds=x', badParameter('programIds').msg],
    ['/contents?modifiedSinceTimestamp=yesterday', badParameter('modifiedSinceTimestamp').msg],
    ['/users?start=-1', badParameter('start').msg],
    ['/users?limit=0', badParameter('limit').msg],
    ['/enrollmentReports?useCursorPagination=true&start=!', badParameter('start').msg],
  ])('%s is 400 and names the parameter', async (path, msg) => {
    expect(await ask(ORGANIZATION + path)).toMatchObject({ status: 400, body: { msg } })
  })

  test.each(['/nothing', '/constructor', '/programs/AAAAAAAAAAAAAAAAAAAAAA/memberships'])(
    '%s is not found',
    async (path) => {
      expect(await ask(ORGANIZATION + path)).toMatchObject({ status: 404, body: missing })
    },
  )

  test('of a content is about its id, or about the organization', async () => {
    expect((await ask(`${ORGANIZATION}/contents/12`)).body).toEqual({ message: 'Invalid id 12', statusCode: 400 })
    expect(await ask(`${ORGANIZATION}/contents/Course~${'A'.repeat(22)}`)).toMatchObject({
      status: 404,
      body: { errorCode: 'CONTENT_ID_NOT_IN_ORG', details: null },
    })
  })

  test('by the newer API has forms of its own', async () => {
    const [other] = (await ask(`${OTHER}/programs?excludeContent=true`, { app: ostfold })).body.elements
    const at = (id: string) => `${SKILLS}/${id}/skillsets`
    expect(await ask(at(other.id))).toMatchObject({ status: 403, body: springOf(at(other.id)) })
    expect(await ask(at('x'))).toMatchObject({ status: 400, body: nestedOf('INVALID_ARGUMENT', at('x')) })
    const unknown = at('A'.repeat(22))
    expect(await ask(unknown)).toMatchObject({ status: 404, body: nestedOf('NOT_FOUND', unknown) })
    expect((await ask(at(PROGRAM))).body.pagination).toEqual({
      total: 23,
      nextPage: 10,
      nextPageLink: `${at(PROGRAM)}?offset=10&limit=10`,
    })
  })
})

describe('a write', () => {
  const enrollments = `${ORGANIZATION}/programs/${PROGRAM}/programEnrollments`
  const invitations = `${ORGANIZATION}/programs/${PROGRAM}/invitations`
  const content = { contentType: 'Course', contentId: 'aRxESQNMEeuH3Q6N8dCjzw', action: 'ENROLL' }
  const codeOf = async (path: string, body: unknown) => {
    const answer = await ask(path, { init: post(body) })
    return [answer.status, answer.body.errorCode]
  }

  test('that is not whole names what is missing', async () => {
    expect(await ask(enrollments, { init: post(content) })).toMatchObject({
      status: 400,
      body: {
        errorCode: null,
        message: "JSON didn't validate",
        details: { '/externalId': [{ message: expect.stringContaining('field is required'), args: [] }] },
      },
    })
  })

  test('that breaks a rule says which', async () => {
    expect(await codeOf(enrollments, { ...content, externalId: 'E-1017' })).toEqual([400, 'ALREADY_ENROLLED'])
    expect(await codeOf(enrollments, { ...content, externalId: 'nobody' })).toEqual([400, 'USER_NOT_FOUND_IN_PROGRAM'])
    expect(await codeOf(enrollments, { ...content, externalId: 'E-1017', contentId: 'x' })).toEqual([
      404,
      'CONTENT_ID_NOT_IN_ORG',
    ])
    expect(await codeOf(enrollments, { ...content, externalId: 'E-1031' })).toEqual([400, 'USER_EMAIL_NOT_VERIFIED'])
    const invitee = { externalId: 'x', fullName: 'Ada Example', email: 'person28@globeland.example' }
    expect(await codeOf(invitations, invitee)).toEqual([400, 'PROGRAM_INVITEE_ERROR_EXISTING_INVITATION_FOR_EMAIL'])
  })

  test('that is right is answered and forgotten', async () => {
    const invitee = { externalId: 'x', fullName: 'Ada Example', email: 'new@globeland.example' }
    for (const _ of [1, 2]) expect((await ask(invitations, { init: post(invitee) })).status).toBe(201)
    expect((await ask(enrollments, { init: post({ ...content, externalId: 'E-1024' }) })).status).toBe(201)
    expect((await ask(enrollments, { init: { method: 'DELETE', body: '' } })).status).toBe(405)
  })
})
