import type { ErrorShape, When } from '#lib/define/index.ts'

/** An object with a value at a dotted path; numbers in the path make arrays: `errors.0.message`. */
export function put(target: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const keys = path.split('.')
  const last = keys.pop() as string
  const inner = keys.reduce((outer, key, index) => {
    if (!Object.hasOwn(outer, key)) outer[key] = /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}
    return outer[key] as Record<string, unknown>
  }, target)
  inner[last] = value
  return target
}

/** An answer that fits the condition of a rule, written in the first of the connector's error shapes that can hold it. */
export function refusalResponse(
  when: When,
  shapes: readonly ErrorShape[],
  headers: Record<string, string> = {},
): Response {
  const [meant] = [when.status ?? []].flat()
  const [wanted] = [when.code ?? []].flat()
  const insideSuccess = wanted === undefined ? codeFor(meant, shapes) : undefined
  const code = wanted ?? insideSuccess
  const status = insideSuccess === undefined ? meant : undefined
  const [text = 'The sandbox refuses this request.'] = [when.text ?? []].flat()
  const holds = (shape: ErrorShape) => (!code || shape.code) && (!when.text || shape.message)
  const fitting = shapes.filter(holds)
  const shape = (status === undefined && fitting.find(({ inSuccess }) => inSuccess)) || fitting[0] || {}
  const body: Record<string, unknown> = {}
  if (shape.message) put(body, shape.message, text)
  if (shape.code && code) put(body, shape.code, code)
  return Response.json(body, { status: status ?? (shape.inSuccess ? 200 : 400), headers })
}

/** The code that stands for a status, where the provider says such errors inside 200. */
const codeFor = (status: number | undefined, shapes: readonly ErrorShape[]): string | undefined =>
  shapes
    .filter(({ inSuccess }) => inSuccess)
    .flatMap(({ means = {} }) => Object.entries(means))
    .find(([, meant]) => meant === status)?.[0]
