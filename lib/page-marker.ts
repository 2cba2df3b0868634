import { fromPublic, type Prefix, toPublic } from './ids.ts'
import { ok, type Result, refuse } from './problems.ts'

/** Where a page of a list ended. */
export type Marker = { createdAt: Date; id: string }

/** Opaque to callers: `{milliseconds in base 36}.{public id}`. */
export const writeMarker = (prefix: Prefix, { createdAt, id }: Marker): string =>
  `${createdAt.getTime().toString(36)}.${toPublic(prefix, id)}`

/** The place that a marker names; none for none. A text of another make is refused as `invalid_request`. */
export function readMarker(prefix: Prefix, text: string | undefined): Result<Marker | undefined> {
  if (text === undefined) return ok(undefined)
  const [, time = '', publicId] = /^([0-9a-z]{1,9})\.(.+)$/.exec(text) ?? []
  const id = fromPublic(prefix, publicId)
  const createdAt = new Date(Number.parseInt(time, 36))
  if (id !== undefined && !Number.isNaN(createdAt.getTime())) return ok({ createdAt, id })
  return refuse(
    'invalid_request',
    'This page marker is not one of ours.',
    'Begin with the first page: leave the marker out.',
  )
}
