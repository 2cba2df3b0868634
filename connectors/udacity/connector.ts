import { defineConnector, secret, text } from '#lib/define/index.ts'
import { actions } from './actions.ts'
import { GENERATE_TOKEN } from './queries.ts'

const ABOUT_ENTRIES = ['BAD_REQUEST', 'BAD_USER_INPUT', 'FORBIDDEN'] as const

/**
 * Credentials are exchanged by a GraphQL mutation for a token of an hour; it travels as `Authorization: Token …`.
 * Udacity says most errors inside HTTP 200, so a success is one that has data and no errors.
 */
export default defineConnector({
  name: 'Udacity Enterprise',
  provider: 'Udacity',
  category: 'lms',
  docs: 'https://develop.udacity.com',
  description: 'Catalog, assessments, learning plans and learning progress of your company.',
  needs: 'Company Admin access to the Udacity Management Portal',
  minutes: 5,
  // Udacity's own advice for client credentials: 90 days at the most.
  rotateDays: 90,

  hosts: ['api.udacity.com'],
  providerHost: 'www.udacity.com',
  // Every check takes a token, and Udacity gives out 50 of those a minute (develop.udacity.com).
  checksPerMinute: 40,
  baseUrl: 'https://api.udacity.com/api/public/api/v1',

  fields: {
    clientId: text({
      label: 'Client ID',
      help: 'Begins with udcl_.',
      format: 'credential',
      usual: { prefix: 'udcl_', length: 37 },
      lookalikes: {
        address: 'This is a web address. The Client ID begins with udcl_.',
        email: 'This is an e-mail address. The Client ID begins with udcl_.',
      },
      example: `udcl_facade${'0'.repeat(26)}`,
    }),
    clientSecret: secret({
      label: 'Client Secret',
      help: 'Begins with udcs_. Udacity shows it only once.',
      format: 'credential',
      usual: { prefix: 'udcs_' },
      lookalikes: {
        redacted:
          'This is the masked form that Udacity shows later. The secret is shown only once: create a new client credential.',
      },
      example: 'udcs_fakeUdacityClientSecret'.padEnd(40, '0'),
    }),
    companyId: text({
      label: 'Company ID',
      help: 'Only for a credential that covers several companies.',
      format: 'credential',
      optional: true,
      lookalikes: {
        slug: 'This looks like the company’s name in the portal’s address. That name is not its id.',
        address: 'This is the portal’s address. The company’s name in the portal’s address is not its id.',
        email: 'This is an e-mail address. The Company ID is the id of the company itself.',
      },
      example: '4821',
    }),
  },

  guide: {
    warning: 'Only a company admin can create the credential, and the company needs an active Enterprise subscription.',
    sections: [
      {
        title: 'API credentials',
        intro:
          'The Client ID and the Client Secret sign in to the Udacity API. Tokens made from them live one hour; the hub renews them by itself. Scopes need no set-up: such a token carries the **COMPANY** scope.',
        steps: [
          {
            title: 'Open the API credentials',
            text: 'In the Management Portal of your company, go to **Settings → API Credentials**. Its address is **https://manage.udacity.com/c/your-company/settings/api-tokens**, with your company’s name in it.',
            link: {
              label: 'Open the Management Portal',
              href: 'https://manage.udacity.com',
              path: 'Settings → API Credentials',
            },
          },
          {
            title: 'Create a client credential',
            text: 'Choose **Create Client Credential**, then **Create**. It belongs to your company; an admin of several companies may choose more than one. Make one credential for this hub alone.',
          },
          {
            title: 'Copy the Client ID',
            text: 'Copy the **Client ID**. It begins with **udcl_**.',
            fields: ['clientId'],
          },
          {
            title: 'Copy the Client Secret',
            text: 'Copy the **Client Secret** and store it at once: it begins with **udcs_**, is shown only once, and is masked from then on.',
            fields: ['clientSecret'],
          },
        ],
      },
      {
        title: 'Company ID',
        intro:
          'Only for a credential that covers several companies: the id scopes its tokens to one of them. Otherwise leave the field empty.',
        steps: [
          {
            text: 'Note the id of the company whose data the hub should read. It is not the company’s name in the portal’s address.',
            fields: ['companyId'],
          },
        ],
      },
      {
        title: 'When you rotate the credential',
        intro: 'For later: a new credential at least every 90 days is good practice.',
        steps: [
          {
            text: 'Create a new client credential and put it into the hub: choose **Rotate** at the account. Then revoke the old one; the portal can revoke overlapping ones in the same step as it creates the new one.',
          },
          { text: 'Tokens of a revoked credential go on working until they expire, at most one hour later.' },
        ],
      },
    ],
  },

  auth: {
    client_credentials: {
      label: 'Client Credentials',
      type: 'token',
      request: {
        method: 'POST',
        path: '/tokens/graphql',
        body: {
          graphql: GENERATE_TOKEN,
          variables: { input: { clientId: '{clientId}', clientSecret: '{clientSecret}', companyId: '{companyId}' } },
        },
      },
      answer: {
        token: 'data.generateToken.unredactedToken',
        expiresIn: 'data.generateToken.expiresIn',
        lifetime: 3600,
      },
      send: { scheme: 'Token' },
      // What the message says is a hint, so it counts only beside a code that is about the entries.
      outcomes: [
        {
          when: { code: ABOUT_ENTRIES, text: 'companyId is required' },
          code: 'wrong_organization',
          fields: ['companyId'],
          message: 'This credential covers several companies, and Udacity needs to know which one to read.',
          next: 'Enter the Company ID of one company that the credential covers.',
        },
        {
          when: { code: ABOUT_ENTRIES, text: 'companyId' },
          code: 'wrong_organization',
          fields: ['companyId'],
          message: 'Udacity does not accept the company for this credential.',
          next: 'Check the Company ID. The company’s name in the portal’s address is not its id. For one company, leave it empty.',
        },
        {
          when: { status: 403 },
          code: 'wrong_organization',
          fields: ['companyId'],
          message: 'Udacity gives this credential no access to a company.',
          next: 'If it covers several, enter the Company ID of one of them; else check that the Enterprise subscription is active.',
        },
        {
          when: { status: 401 },
          code: 'invalid_credentials',
          fields: ['clientId', 'clientSecret'],
          message: 'Udacity did not accept this Client ID and Client Secret.',
          next: 'Copy both again. If the secret is lost or the credential was revoked, create a new client credential.',
        },
      ],
    },
  },

  errors: [
    {
      code: 'errors.0.extensions.code',
      message: 'errors.0.message',
      inSuccess: true,
      means: { UNAUTHORIZED: 401, FORBIDDEN: 403, RATE_LIMIT_EXCEEDED: 429 },
    },
    { code: 'error.code', message: 'error.message', inSuccess: true, means: { RATE_LIMIT_EXCEEDED: 429 } },
  ],
  outcomes: [
    {
      when: { status: 403 },
      code: 'insufficient_permission',
      fields: [],
      message: 'Udacity accepted this credential, but does not let it read the catalog.',
      next: 'Check that the company’s Enterprise subscription is active, or create a new client credential for the company.',
    },
    {
      when: { status: [200, 400] },
      code: 'unexpected_response',
      fields: [],
      message: 'Udacity answered with an error that says nothing about what was entered.',
      next: 'Try again later. If it stays like this, send the details to support.',
    },
  ],

  test: [
    {
      signIn: true,
      steps: {
        reach: 'Reach api.udacity.com',
        sign_in: 'Sign in with the Client ID and Client Secret',
        organization: 'Get access to your company',
      },
    },
    {
      action: 'get_company',
      steps: { organization: 'Find your company', permission: 'Read the catalog' },
      proves: [
        {
          at: 'data.catalog.companyId',
          equals: '{companyId}',
          otherwise: {
            code: 'wrong_organization',
            fields: ['companyId'],
            message: 'Udacity answered for another company than {companyId}.',
            next: 'Check the Company ID, or leave it empty if the credential covers one company alone.',
          },
        },
      ],
      identity: { id: '{answer.data.catalog.companyId}', name: 'Company {answer.data.catalog.companyId}' },
    },
  ],

  actions,
})
