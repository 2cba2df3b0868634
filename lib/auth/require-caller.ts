import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { sessionUnknown } from './connect-session.ts'
import { authenticate, type Context, type Credentials } from './context.ts'

/**
 * Who is asking, or why nobody is known: `session_unknown` for a connect session's token; `not_signed_in`, in words for
 * the key or the cookie that was shown; `wrong_project` where `projectId` is none of theirs (another's, deleted, never
 * there: the same answer).
 */
export async function requireCaller(deps: { prisma: Tx }, credentials: Credentials): Promise<Result<Context>> {
  const context = await authenticate(deps, credentials)
  if (context) return ok(context)
  if (credentials.sessionToken !== undefined) return sessionUnknown()
  if (credentials.projectId !== undefined && (await authenticate(deps, { ...credentials, projectId: undefined }))) {
    return refuse(
      'wrong_project',
      'This page was opened for a project that you do not belong to (any more), so nothing was done.',
      'Reload the page to go on in a project of yours.',
    )
  }
  return nobody(credentials)
}

function nobody({ authorization, signInId }: Credentials) {
  if (authorization !== undefined)
    return refuse(
      'not_signed_in',
      'The Authorization header holds no API key that is good here: mistyped, revoked, expired or another hub’s.',
      'Send the key as it was shown: Authorization: Bearer hub_…, or Basic with the key as user name.',
    )
  if (signInId !== undefined)
    return refuse('not_signed_in', 'Nobody is signed in here, or the sign-in has ended.', 'Sign in again.')
  return refuse(
    'not_signed_in',
    'Nobody is signed in here.',
    'Sign in, or send an API key: Authorization: Bearer hub_…',
  )
}
