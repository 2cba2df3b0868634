import { defineConnector, secret, text } from '#lib/define/index.ts'
import { actions } from './actions.ts'
import { ORGANIZATION_ID } from './examples.ts'

/** A token for thirty minutes proves key and secret alone, so the organization is read after it. */
export default defineConnector({
  name: 'Coursera for Business',
  provider: 'Coursera',
  category: 'lms',
  docs: 'https://dev.coursera.com',
  description: 'Contents, programs and learning progress of your organization.',
  needs: 'Admin access to your Coursera organization',
  minutes: 10,

  hosts: ['api.coursera.com'],
  providerHost: 'www.coursera.org',
  baseUrl: 'https://api.coursera.com',

  fields: {
    apiKey: text({
      label: 'API Key',
      alsoCalled: ['Client ID', 'Consumer Key'],
      help: 'Also called client ID.',
      format: 'credential',
      usual: { length: 48 },
      lookalikes: { redacted: 'Dots or stars stand for a hidden value. Copy the API Key itself.' },
      example: 'fakeCourseraApiKey'.padEnd(48, '0'),
    }),
    clientSecret: secret({
      label: 'Client Secret',
      help: 'In the Developer Portal, press Show Secret before you copy it.',
      format: 'credential',
      usual: { length: 64 },
      lookalikes: { redacted: 'The dots are the hidden value. Choose Show Secret first, then copy the Client Secret.' },
      example: 'fakeCourseraClientSecret'.padEnd(64, '0'),
    }),
    organizationId: text({
      label: 'Organization ID',
      alsoCalled: ['Organisation ID', 'Org ID'],
      help: 'Capital and small letters matter.',
      format: 'credential',
      usual: { length: 22 },
      lookalikes: {
        slug: 'This looks like the name in the address, not the Organization ID. Find the ID in Admin → Settings.',
        address: 'This is a web address, and the Organization ID is not in it. Find the ID in Admin → Settings.',
        email: 'This is an e-mail address. Find the Organization ID in Admin → Settings.',
      },
      example: ORGANIZATION_ID,
    }),
  },

  guide: {
    warning: 'Only somebody with admin privileges for the Coursera account can do this.',
    sections: [
      {
        title: 'API credentials',
        intro: 'They belong to an app that you register in the Coursera Developer Portal.',
        steps: [
          {
            title: 'Sign in to the Developer Portal',
            text: 'Press **Sign In** in the upper right corner. At www.coursera.org, choose **Login With SAML**, and accept the terms if asked. If the corner still says **Sign In** afterwards, press it again.',
            link: { label: 'Open the Developer Portal', href: 'https://dev.coursera.com', path: 'dev.coursera.com' },
          },
          {
            title: 'Start an app',
            text: 'Choose your e-mail address in the upper right corner, then **Apps**. Press **+ New App** in the upper right corner of the page. Enter a name and a description.',
          },
          {
            title: 'Enable the API',
            text: 'In the **APIs** section, choose **Coursera For Business API**, and others if you need them. Press **Enable**, then **Save**: this creates the app. Do it with the admin account of your organization, or the app may not read it.',
          },
          {
            title: 'Copy the API Key',
            text: 'In the **Credentials** section of the app, press **Show Secret** and copy the **API Key**. It is the client ID.',
            fields: ['apiKey'],
          },
          {
            title: 'Copy the Client Secret',
            text: 'Copy the **Client Secret** beside it. If you see dots, press **Show Secret** first. Store both values safely.',
            fields: ['clientSecret'],
          },
        ],
      },
      {
        title: 'Organization ID',
        intro: 'Every call to the API names your organization.',
        steps: [
          {
            title: 'Open the settings',
            text: 'Choose your e-mail address in the upper right corner, then **Admin**. Choose **Settings** in the right sidebar.',
          },
          {
            title: 'Copy the Organization ID',
            text: 'Copy the **Organization ID** as it is, for example `DjYCkBQTQV69TtWA7RuNug`, and keep it.',
            fields: ['organizationId'],
          },
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
        path: '/oauth2/client_credentials/token',
        basic: { username: '{apiKey}', password: '{clientSecret}' },
        body: { form: { grant_type: 'client_credentials' } },
      },
      answer: { token: 'access_token', expiresIn: 'expires_in', lifetime: 1799 },
      send: { scheme: 'Bearer' },
      outcomes: [
        {
          when: { status: [401, 403], code: ['ApiProductMatch', 'api_product_association'] },
          code: 'insufficient_permission',
          fields: [],
          message: 'Coursera gives the app of this API Key no access token: it has no API enabled.',
          next: 'Open the app in the Developer Portal, choose Coursera For Business API, press Enable, then Save. Then try again.',
        },
        {
          when: { status: [401, 403], code: ['app_not_approved', 'NotApproved', 'InvalidApiKey'] },
          code: 'invalid_credentials',
          fields: ['apiKey', 'clientSecret'],
          message: 'Coursera does not let the app of this API Key in: it is not approved, or it was revoked.',
          next: 'Look at the app in the Developer Portal. If there is a newer one, copy its API Key and Client Secret.',
        },
        {
          when: { status: 401, code: ['invalid_client', 'InvalidClientIdentifier'] },
          code: 'invalid_credentials',
          fields: ['apiKey', 'clientSecret'],
          message: 'Coursera did not accept this API Key and Client Secret.',
          next: 'Press Show Secret in the Developer Portal and copy both again. Check that they belong to the same app.',
        },
        {
          when: { status: 401 },
          code: 'unexpected_response',
          fields: [],
          message: 'Coursera gave no access token, for a reason that this hub does not know.',
          next: 'Compare the API Key and the Client Secret with the app in the Developer Portal. If both are right, try again later.',
        },
        {
          when: { status: [400, 403, 404, 405] },
          code: 'unexpected_response',
          fields: [],
          message: 'Coursera gives no access token in the way that its documentation says.',
          next: 'Nothing you entered is known to be wrong. Try again later; if it stays like this, send the details to support.',
        },
      ],
    },
  },

  errors: [
    { code: 'fault.detail.errorcode', message: 'fault.faultstring' },
    { code: 'ErrorCode', message: 'Error' },
    { code: 'errorCode', message: 'message' },
    { code: 'error.type', message: 'error.message' },
    { code: 'error', message: 'error_description' },
    { message: 'msg' },
  ],
  outcomes: [
    {
      when: { status: [401, 403], code: 'ApiProductMatch' },
      code: 'insufficient_permission',
      fields: [],
      message: 'Coursera For Business API is not enabled in the app of this API Key.',
      next: 'Open the app in the Developer Portal, choose this API, press Enable, then Save. Then try again.',
    },
    {
      when: { status: 403, code: 'InsufficientScope' },
      code: 'insufficient_permission',
      fields: [],
      message: 'Coursera lets the app of this API Key in, but not to read organizations.',
      next: 'Open the app in the Developer Portal, and check that Coursera For Business API is enabled. Then try again.',
    },
    {
      // The gateway's own codes: the question never reached the API.
      when: { status: [400, 401, 403, 404, 405], code: ['messaging.', 'steps.', 'protocol.http.'] },
      code: 'unexpected_response',
      fields: [],
      message: 'Coursera’s gateway did not pass the question on to its API.',
      next: 'Nothing you entered is known to be wrong. Try again later; if it stays like this, send the details to support.',
    },
    {
      when: { status: 400, text: 'Routing error' },
      code: 'unexpected_response',
      fields: [],
      message: 'Coursera did not understand how this hub asked for the organization.',
      next: 'Nothing you entered is known to be wrong. Try again later; if it stays like this, send the details to support.',
    },
    {
      when: { status: 403 },
      code: 'wrong_organization',
      fields: ['organizationId'],
      message: 'Coursera accepted these credentials, but not for organization {organizationId}.',
      next: 'Copy the Organization ID again. If it is right, register the app with the admin account of that organization.',
    },
    {
      when: { status: 404 },
      code: 'wrong_organization',
      fields: ['organizationId'],
      message: 'Coursera knows no organization {organizationId}.',
      next: 'Copy the Organization ID again from Admin → Settings. The id of a program looks the same, but does not work here.',
    },
    {
      when: { status: 400 },
      code: 'malformed_input',
      fields: ['organizationId'],
      message: 'Coursera says that {organizationId} is no id at all.',
      next: 'Copy the Organization ID again from Admin → Settings. It is not the name in the address.',
    },
  ],

  test: [
    { signIn: true, steps: { reach: 'Reach api.coursera.com', sign_in: 'Sign in with the API Key and Client Secret' } },
    {
      action: 'get_organization',
      steps: { organization: 'Find organization {organizationId}' },
      proves: [
        {
          at: 'elements.0.id',
          equals: '{organizationId}',
          otherwise: {
            code: 'wrong_organization',
            fields: ['organizationId'],
            message: 'Coursera answered, but not with organization {organizationId}.',
            next: 'Copy the Organization ID again from Admin → Settings. Capital and small letters matter.',
          },
        },
      ],
      identity: { id: '{answer.elements.0.id}', name: '{answer.elements.0.name}' },
    },
    {
      action: 'list_programs',
      input: { limit: '1' },
      steps: { permission: 'Read the programs' },
      optional: {
        message:
          'These credentials have no access to programs. If you need them, register the app with the admin account of your organization.',
      },
    },
  ],

  actions,
})
