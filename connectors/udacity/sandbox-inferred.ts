/**
 * Everything about Udacity that is inferred, in one place: neither documented nor seen in real traffic. The product
 * depends on statuses and codes alone; the first real account that says otherwise corrects this table.
 */
export const inferred = {
  wording: {
    /** the same for a wrong id, a wrong secret and a revoked credential */
    badCredentials: 'not authorized',
    companyRequired: 'companyId is required',
    otherCompany: 'companyId is not covered by this credential',
    missingScope: 'missing required scope',
    otherScheme: 'token not found',
    notFound: 'Not Found',
    serverError: 'Internal server error',
    partial: 'internal error fetching catalog',
    badCursor: 'invalid cursor',
    badBody: 'request body must be JSON with a query',
    otherPlan: 'learning plan not found',
  },
  /** HTTP status of a refused exchange: errors[] inside 200, or a status that says it */
  refusedExchange: 200 as 200 | 401,
  /** HTTP status of companyId faults */
  refusedCompany: 200 as 200 | 400 | 403,
  codes: { companyRequired: 'BAD_REQUEST', otherCompany: 'FORBIDDEN', missingScope: 'FORBIDDEN', fault: 'INTERNAL' },
  /** HTTP status of a question that cannot be read: syntax, unknown fields, bad variables */
  badQuestion: 200 as 200 | 400,
  /** a page larger than this is cut to it */
  largestPage: 100,
  onTrackStatus: ['ON_TRACK', 'OFF_TRACK', 'NOT_STARTED'],
  programTypes: ['DEGREE', 'COURSE', 'PART'],
  /** requests a minute without a token; the sandbox sees one address alone */
  perAddress: 100,
}

export type Inferred = typeof inferred
