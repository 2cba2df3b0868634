/** Coursera's errors in the seven forms they are documented to have, named after who writes them. */

/** The gateway (Apigee). */
export const fault = (status: number, errorcode: string, faultstring: string): Response =>
  Response.json({ fault: { faultstring, detail: { errorcode } } }, { status })

/** The gateway's token endpoint. */
export const exchangeError = (status: number, code: string, text: string): Response =>
  Response.json({ ErrorCode: code, Error: text }, { status })

/** The API, about what it was asked to do. */
export const refused = (status: number, errorCode: string | null, message: string, details: unknown = null): Response =>
  Response.json({ errorCode, message, details }, { status })

/** The API, about ids and paths. */
export const plain = (status: number, message: string): Response =>
  Response.json({ message, statusCode: status }, { status })

/** The router, about parameters. */
export const routing = (msg: string): Response => Response.json({ msg }, { status: 400 })

/** Spring, before the newer API (`rest/v1`). */
export const spring = (status: number, error: string, path: string, now: number): Response =>
  Response.json({ timestamp: new Date(now).toISOString().replace('Z', '+00:00'), status, error, path }, { status })

/** The newer API (`rest/v1`) itself. */
export const nested = (status: number, type: string, message: string, path: string, now: number): Response =>
  Response.json({ error: { timestamp: new Date(now).toISOString(), message, type, path } }, { status })

/** Documented word for word. */
export const accessDenied = (): Response => refused(403, 'Not Authorized', 'Access is denied')
export const notFound = (): Response => plain(404, 'Not Found')
export const invalidId = (id: string): Response => plain(400, `Invalid id ${id}`)
export const malformedParameter = (name: string): Response =>
  routing(`Routing error: Improperly formatted value for parameter '${name}'`)
export const invalidToken = (): Response =>
  fault(401, 'keymanagement.service.invalid_access_token', 'Invalid Access Token')
export const expiredToken = (): Response =>
  fault(401, 'keymanagement.service.access_token_expired', 'Access Token expired')
