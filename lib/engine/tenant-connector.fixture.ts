import { defineConnector, exampleValues, secret, text } from '#lib/define/index.ts'

/** For tests: a provider with a host for each customer, Basic on every call, a probe, a proof and an optional read. */
export const tenantConnector = defineConnector({
  name: 'Tenant LMS',
  provider: 'Tenant',
  category: 'lms',
  docs: 'https://tenant.example',
  description: 'A provider for tests.',
  needs: 'Nothing',
  minutes: 1,
  hosts: ['{subdomain}.tenant.example'],
  providerHost: 'www.tenant.example',
  baseUrl: 'https://{subdomain}.tenant.example/orgs/{orgId}',
  fields: {
    clientId: text({ label: 'Client ID', example: 'fakeTenantClientId000' }),
    clientSecret: secret({ label: 'Client Secret', example: 'fakeTenantSecret/+=0123456789' }),
    subdomain: text({ label: 'Subdomain', format: 'subdomain', suffix: '.tenant.example', example: 'acme' }),
    orgId: text({ label: 'Organisation ID', format: 'digits', example: '100028' }),
  },
  guide: { sections: [] },
  auth: { basic: { label: 'Basic', type: 'basic', username: '{clientId}', password: '{clientSecret}' } },
  errors: [{ message: 'detail' }],
  outcomes: [
    {
      when: { status: 401 },
      code: 'invalid_credentials',
      fields: ['clientId', 'clientSecret'],
      message: 'Refused.',
      next: 'Copy again.',
    },
    {
      when: { status: 403 },
      probe: { action: 'list_people', input: { page: '1' } },
      passed: { code: 'insufficient_permission', fields: [], message: 'May not read courses.', next: 'Allow it.' },
      refused: { code: 'wrong_organization', fields: ['orgId'], message: 'Not for {orgId}.', next: 'Check it.' },
    },
    {
      when: { status: 503, text: ['maintenance', 'upgrade'] },
      code: 'provider_unavailable',
      fields: [],
      message: 'Tenant is being maintained.',
      next: 'Come back later.',
    },
    {
      when: { text: 'boom' },
      code: 'invalid_credentials',
      fields: ['clientId'],
      message: 'Never said of a fault.',
      next: 'x',
    },
  ],
  test: [
    {
      action: 'list_courses',
      input: { page: '1' },
      steps: {
        reach: 'Reach {subdomain}.tenant.example',
        sign_in: 'Sign in',
        organization: 'Find {orgId}',
        permission: 'Read courses',
      },
      expect: { count: 'number', results: 'array' },
      proves: [
        {
          at: 'results.0.url',
          host: '{subdomain}.tenant.example',
          ifPresent: true,
          otherwise: {
            code: 'wrong_tenant',
            fields: ['subdomain'],
            message: 'Not the account {subdomain}.',
            next: 'Check it.',
          },
        },
      ],
      identity: { id: '{orgId}', name: '{subdomain}.tenant.example' },
    },
    {
      action: 'list_people',
      input: { page: '1' },
      steps: { permission: 'Read people' },
      optional: { message: 'People may not be read.' },
    },
  ],
  actions: {
    list_courses: {
      title: 'List courses',
      description: 'Courses.',
      kind: 'read',
      input: { page: text({ label: 'Page', format: 'digits', optional: true, example: '1' }) },
      request: { method: 'GET', path: '/courses/', query: { page: '{input.page}' } },
      example: { count: 1, results: [{ id: 1, url: 'https://acme.tenant.example/course/1' }] },
    },
    list_people: {
      title: 'List people',
      description: 'People.',
      kind: 'read',
      input: { page: text({ label: 'Page', format: 'digits', optional: true, example: '1' }) },
      request: { method: 'GET', path: '/people/', query: { page: '{input.page}' } },
      example: { count: 0, results: [] },
    },
    get_course: {
      title: 'Get a course',
      description: 'One course.',
      kind: 'read',
      input: { id: text({ label: 'Course ID', format: 'digits', example: '1' }) },
      request: { method: 'GET', path: '/courses/{input.id}/' },
      example: { id: 1 },
    },
    enrol: {
      title: 'Enrol',
      description: 'Enrols somebody.',
      kind: 'write',
      input: { email: text({ label: 'E-mail', format: 'email', example: 'grace@acme.example' }) },
      request: { method: 'POST', path: '/people/', body: { json: { email: '{input.email}' } } },
      example: { id: 1 },
    },
  },
})

export const tenantValues = exampleValues(tenantConnector.fields)

/** The tenant provider as a function: answers by path, else with the examples. */
export const tenantProvider =
  (answers: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {}) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const key = pathname.split('/').filter(Boolean)[2] ?? ''
    if (answers[key]) return answers[key](request)
    return Response.json(
      key === 'courses' ? tenantConnector.actions.list_courses?.example : tenantConnector.actions.list_people?.example,
    )
  }
