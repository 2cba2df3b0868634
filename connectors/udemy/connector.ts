import { defineConnector, secret, text } from '#lib/define/index.ts'

export default defineConnector({
  name: 'Udemy Business',
  provider: 'Udemy',
  category: 'lms',
  docs: 'https://business-support.udemy.com',
  description: 'Courses, learning paths and learning activity.',
  needs: 'Admin access to your Udemy Business account',
  minutes: 5,

  hosts: ['{companySubdomain}.udemy.com'],
  providerHost: 'www.udemy.com',
  baseUrl: 'https://{companySubdomain}.udemy.com/api-2.0/organizations/{organisationId}',

  fields: {
    clientId: text({ label: 'Client ID', format: 'credential', usual: { length: 40 }, help: 'A long string of letters and digits.', example: 'fakeUdemyClientId0000000000000000000acme' }),
    clientSecret: secret({ label: 'Client Secret', format: 'credential', usual: { length: 128 }, help: 'Udemy may show it only once.', example: 'fakeUdemyClientSecret'.padEnd(128, '0') }),
    companySubdomain: text({ label: 'Company Subdomain', format: 'subdomain', prefix: 'https://', suffix: '.udemy.com', example: 'acme' }),
    organisationId: text({ label: 'Organisation ID', format: 'digits', help: 'Udemy calls it Account ID.', example: '100028' }),
  },

  guide: {
    warning: 'Only an administrator of the Udemy Business account can create API credentials.',
    sections: [
      {
        title: 'API credentials',
        steps: [
          {
            text: 'In Udemy Business, go to **Manage → Settings → APIs and Integrations**.',
            link: { label: 'Open {companySubdomain}.udemy.com settings', href: 'https://{companySubdomain}.udemy.com/organization-manage/settings/api-integration/', path: 'Manage → Settings → APIs and Integrations' },
          },
          { text: 'Copy the **Client ID**.', fields: ['clientId'] },
          { text: 'Copy the **Client Secret**.', fields: ['clientSecret'] },
        ],
      },
      { title: 'Company subdomain', steps: [{ text: 'The first part of the address: `https://mycompany.udemy.com`', fields: ['companySubdomain'] }] },
      { title: 'Organisation ID', steps: [{ text: 'Copy the number.', fields: ['organisationId'] }] },
    ],
  },

  auth: {
    client_credentials: { label: 'Client Credentials', type: 'basic', username: '{clientId}', password: '{clientSecret}' },
  },

  errors: [{ message: 'detail' }],
  outcomes: [
    {
      when: { status: 401 },
      code: 'invalid_credentials',
      fields: ['clientId', 'clientSecret'],
      message: 'Udemy did not accept this Client ID and Client Secret.',
      next: 'Copy both again.',
    },
    {
      when: { status: 403 },
      probe: { action: 'list_user_activity', input: { page: '1', page_size: '1' } },
      passed: { code: 'insufficient_permission', fields: ['clientId'], message: 'm', next: 'n' },
      refused: { code: 'wrong_organization', fields: ['organisationId'], message: '{organisationId}', next: 'n' },
    },
  ],

  test: [
    {
      action: 'list_courses',
      input: { page: '1', page_size: '1', fields: 'id,title,url' },
      steps: {
        reach: 'Reach {companySubdomain}.udemy.com',
        sign_in: 'Sign in with the Client ID and Client Secret',
        organization: 'Find organisation {organisationId}',
        permission: 'Read the course catalogue',
      },
      expect: { count: 'number', results: 'array' },
      proves: [
        {
          at: 'results.0.url',
          host: '{companySubdomain}.udemy.com',
          ifPresent: true,
          otherwise: { code: 'wrong_tenant', fields: ['companySubdomain'], message: 'm', next: 'n' },
        },
      ],
      identity: { id: '{organisationId}', name: '{companySubdomain}.udemy.com' },
    },
  ],

  actions: {
    list_courses: {
      title: 'List courses',
      description: 'Every course your organisation can see.',
      kind: 'read',
      input: {
        page: text({ label: 'Page', format: 'digits', optional: true, example: '1' }),
        page_size: text({ label: 'Page size', format: 'digits', optional: true, example: '20' }),
        fields: text({ label: 'Fields', optional: true, example: 'id,title,url' }),
      },
      request: { method: 'GET', path: '/courses/list/', query: { page: '{input.page}', page_size: '{input.page_size}', 'fields[course]': '{input.fields}' } },
      example: { count: 1, next: null, previous: null, results: [{ id: 1565838, title: 'x', url: 'https://acme.udemy.com/course/x/' }] },
    },
    list_user_activity: {
      title: 'List user activity',
      description: 'x',
      kind: 'read',
      input: {
        page: text({ label: 'Page', format: 'digits', optional: true, example: '1' }),
        page_size: text({ label: 'Page size', format: 'digits', optional: true, example: '20' }),
      },
      request: { method: 'GET', path: '/analytics/user-activity/', query: { page: '{input.page}', page_size: '{input.page_size}' } },
      example: { count: 0, next: null, previous: null, results: [] },
    },
  },
})
