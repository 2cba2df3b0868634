/**
 * Everything about Udemy that is inferred, in one place: neither documented nor seen in real traffic. The product
 * depends on statuses alone; the first real account that says otherwise corrects this table.
 */
export const inferred = {
  wording: {
    noCredentials: 'Authentication credentials were not provided.',
    badCredentials: 'Invalid client credentials.',
    notFound: 'Not found.',
    pastTheEnd: 'Invalid page.',
    notAnInteger: 'A valid integer is required.',
    notADate: 'Enter a valid date.',
    throttled: 'Request was throttled. Expected available in {seconds} seconds.',
    notAllowed: 'Method "{method}" not allowed.',
  },
  /** valid credentials with the id of an organisation that exists but is not theirs */
  otherOrganisation: 403 as 403 | 404,
  unknownOrganisation: 404 as 403 | 404,
  /** a subdomain that nobody has; over HTTP, where no name can be missing, it always redirects to www.udemy.com */
  unknownSubdomain: 'dns' as 'dns' | 'redirect' | 'page',
  /** credentials at another customer's subdomain: answered as at their own, with their own addresses inside */
  otherSubdomain: 'answered' as 'answered' | 'not_found',
  /** a path without its trailing slash */
  missingSlash: 301 as 301 | 404,
  /** page sizes above the largest one are cut to it */
  largestPage: { courses: 100, reports: 1000 },
  defaultPage: 12,
  /** where `fields[course]` asks for @min */
  fewestFields: ['_class', 'id', 'title', 'url'] as readonly string[],
}

export type Inferred = typeof inferred
