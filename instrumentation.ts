import type { Instrumentation } from 'next'

/**
 * A page that could not be drawn shows a number; this puts the same number into the log, with where it happened.
 * Stack frames only: a message may quote what somebody typed.
 */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const { digest, name, stack = '' } = error as Error & { digest?: string }
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
  const requestId = request.headers['x-request-id']
  const entry = { level: 'error', time: new Date().toISOString(), digest, name, route: context.routePath, requestId }
  console.error(JSON.stringify({ ...entry, frames, msg: 'a page could not be drawn' }))
}
