/**
 * Everything about Coursera that is inferred, in one place: neither documented nor seen in real traffic. The product
 * depends on statuses and error codes alone; the first real account that says otherwise corrects this table.
 */
export const inferred = {
  /** what the gateway says where Coursera's documentation is silent: its own default texts */
  wording: {
    unknownKey: 'ClientId is Invalid',
    wrongSecret: 'Client credentials are invalid',
    noCredentials: 'ClientId is Invalid',
    unsupportedGrant: 'Unsupported grant type : {grant}',
    notApproved: 'App is not approved',
    revoked: 'Invalid ApiKey for given resource',
    noProduct: 'Invalid API call as no apiproduct match found',
    noProductAtToken: 'The consumer key has no API product',
    noProxy: 'Unable to identify proxy for host: default and url: {path}',
    quota: 'Rate limit quota violation. Quota limit exceeded. Identifier : _default',
    spike: 'Spike arrest violation. Allowed rate : 10ps',
    unavailable: 'The Service is temporarily unavailable',
    gatewayTimeout: 'Gateway Timeout',
    missingParameter: "Routing error: Missing required parameter '{name}'",
    noMethod: 'Method Not Allowed',
  },
  /** how a refused exchange is written: the gateway's short form, its fault, or the form of RFC 6749 */
  refusedExchange: 'ErrorCode' as 'ErrorCode' | 'fault' | 'rfc',
  /** client_id and client_secret in the form, as some public clients send them, count as well as Basic */
  credentialsInBody: false as boolean,
  /** any other method than POST at the token endpoint */
  exchangeByGet: 405 as 404 | 405,
  /** an app without an API product: which status its reads get, or whether it gets no token at all */
  noProduct: 401 as 401 | 403 | 'no token',
  /** the id of another customer's organization: Access is denied, in which form */
  otherOrganization: 'json' as 'json' | 'spring',
  unknownOrganization: 404 as 403 | 404,
  malformedOrganization: 400 as 400 | 404,
  /** the id of a program where that of an organization belongs */
  programAsOrganization: 404 as 403 | 404,
  /** limits above the largest one are cut to it, or refused */
  largestLimit: 1000,
  aboveLargestLimit: 'cut' as 'cut' | 'refused',
  defaultLimit: { elements: 100, gradebook: 50, skills: 10 },
}

export type Inferred = typeof inferred
