import { at, type ErrorShape } from '#lib/define/index.ts'
import { type Answer, isFailure, type SendFailure } from './call.ts'

/**
 * The answer with the status its error code stands for, where the provider says errors inside 200 or 400. What decides
 * by status (a token to renew, a limit to wait for) need not know such providers.
 */
export function asMeant<R extends Answer | SendFailure>(result: R, shapes: readonly ErrorShape[]): R {
  if (isFailure(result) || !(result.status < 300 || result.status === 400)) return result
  const meant = shapes.map((shape) => meaning(shape, result)).find((status) => status !== undefined)
  return meant === undefined ? result : { ...result, status: meant, httpStatus: result.status }
}

function meaning({ code, inSuccess, means }: ErrorShape, { json, status }: Answer): number | undefined {
  if (code === undefined || means === undefined || (status < 300 && !inSuccess)) return undefined
  const said = at(json, code)
  return typeof said === 'string' && Object.hasOwn(means, said) ? means[said] : undefined
}
