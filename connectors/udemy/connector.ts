import { defineConnector, secret, text } from '#lib/define/index.ts'
import { actions } from './actions.ts'

/** Credentials travel as Basic on every call: Udemy Business has no token endpoint, so the test is the cheapest read. */
export default defineConnector({
  name: 'Udemy Business',
  provider: 'Udemy',
  category: 'lms',
  docs: 'https://business-support.udemy.com',
  description: 'Courses, learning paths and learning activity of your organisation.',
  needs: 'Admin access to your Udemy Business account',
  minutes: 5,

  hosts: ['{companySubdomain}.udemy.com'],
  providerHost: 'www.udemy.com',
  baseUrl: 'https://{companySubdomain}.udemy.com/api-2.0/organizations/{organisationId}',

  fields: {
    clientId: text({
      label: 'Client ID',
      help: 'A long string of letters and digits.',
      format: 'credential',
      usual: { length: 40 },
      example: 'fakeUdemyClientId'.padEnd(40, '0'),
    }),
    clientSecret: secret({
      label: 'Client Secret',
      help: 'Longer than the Client ID. Udemy may show it only once.',
      lookalikes: { redacted: 'The dots stand for a hidden value. Show it first, or generate new credentials.' },
      format: 'credential',
      usual: { length: 128 },
      example: 'fakeUdemyClientSecret'.padEnd(128, '0'),
    }),
    companySubdomain: text({
      label: 'Company Subdomain',
      alsoCalled: ['Subdomain'],
      help: 'The first part of your Udemy Business address.',
      format: 'subdomain',
      prefix: 'https://',
      suffix: '.udemy.com',
      example: 'acme',
    }),
    organisationId: text({
      label: 'Organisation ID',
      alsoCalled: ['Account ID', 'Organization ID', 'Org ID'],
      help: 'The number that Udemy calls Account ID.',
      format: 'digits',
      usual: { between: [3, 12] },
      example: '100028',
    }),
  },

  guide: {
    warning: 'Only an admin of a Udemy Business account can create API credentials.',
    sections: [
      {
        title: 'API credentials',
        intro: 'The Client ID and the Client Secret sign in to the Udemy Business API.',
        steps: [
          {
            title: 'Open the API settings',
            text: 'In your Udemy Business account, go to **Manage → Settings → APIs and Integrations**. In older menus it is **Manage → Settings → LMS/LXP Integration → Start setup**.',
            link: {
              label: 'Open {companySubdomain}.udemy.com settings',
              href: 'https://{companySubdomain}.udemy.com/organization-manage/settings/api-integration/',
              path: 'Manage → Settings → APIs and Integrations',
            },
          },
          {
            title: 'Create credentials',
            text: 'In the **REST API** section, choose **Generate** or **Create Credentials**. Only authorised admins can do this. Existing credentials can be viewed or regenerated there; regenerating ends the old pair for every integration that uses it.',
          },
          {
            title: 'Copy the Client ID',
            text: 'Copy the **Client ID**: a long string of letters and digits that names the API client.',
            fields: ['clientId'],
          },
          {
            title: 'Copy the Client Secret',
            text: 'Copy the **Client Secret** and store it safely. It may be shown only once; if it is lost, generate new credentials.',
            fields: ['clientSecret'],
          },
        ],
      },
      {
        title: 'Company subdomain',
        intro: 'It says which Udemy Business account to sign in to.',
        steps: [
          {
            text: 'Log in to Udemy Business and look at the address in your browser. Copy its first part: from **https://mycompany.udemy.com**, copy **mycompany**.',
            fields: ['companySubdomain'],
          },
        ],
      },
      {
        title: 'Organisation ID',
        intro: 'Every call to the API names your organisation. Udemy calls this number **Account ID**.',
        steps: [
          {
            title: 'Open the API documentation',
            text: 'Go to **Manage → Settings → API → API Documentation**.',
            link: {
              label: 'Open the API documentation of {companySubdomain}.udemy.com',
              href: 'https://{companySubdomain}.udemy.com/developers/organization/courses/',
              path: 'Manage → Settings → API → API Documentation',
            },
          },
          {
            title: 'Copy the number',
            text: 'Scroll to **Your API Client and Your Account Id** and copy the number, for example **100028**.',
            fields: ['organisationId'],
          },
        ],
      },
    ],
  },

  auth: {
    client_credentials: {
      label: 'Client Credentials',
      type: 'basic',
      username: '{clientId}',
      password: '{clientSecret}',
    },
  },

  errors: [{ message: 'detail' }],
  outcomes: [
    {
      when: { status: 401 },
      code: 'invalid_credentials',
      fields: ['clientId', 'clientSecret'],
      message: 'Udemy did not accept this Client ID and Client Secret.',
      next: 'Copy both again. If they were regenerated since, only the new pair works.',
    },
    {
      when: { status: 403 },
      probe: { action: 'list_user_activity', input: { page: '1', page_size: '1' } },
      passed: {
        code: 'insufficient_permission',
        fields: [],
        message: 'Udemy accepted these credentials, but they have no permission to read courses.',
        next: 'Give this API client access to courses in Udemy Business, or use credentials that have it. Then try again.',
      },
      refused: {
        code: 'wrong_organization',
        fields: ['organisationId'],
        message: 'Udemy accepted these credentials, but not for organisation {organisationId}.',
        next: 'Copy the Organisation ID again: Udemy calls it Account ID. If it is right, check your plan: only Enterprise has the API.',
      },
    },
    {
      when: { status: 404 },
      code: 'wrong_organization',
      fields: ['organisationId'],
      message: 'Udemy knows no organisation {organisationId} at {companySubdomain}.udemy.com.',
      next: 'Copy the Organisation ID again: Udemy calls it Account ID. Check as well that the Company Subdomain is yours.',
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
          otherwise: {
            code: 'wrong_tenant',
            fields: ['companySubdomain'],
            message: 'These credentials belong to another Udemy Business account, not to {companySubdomain}.udemy.com.',
            next: 'Log in to the account they come from. The Company Subdomain is the first part of its address.',
          },
        },
      ],
      identity: { id: '{organisationId}', name: '{companySubdomain}.udemy.com' },
    },
    {
      action: 'list_user_activity',
      input: { page: '1', page_size: '1' },
      steps: { permission: 'Read the activity reports' },
      optional: {
        message: 'These credentials have no access to activity reports. If you need them, give this API client access.',
      },
    },
  ],

  actions,
})
