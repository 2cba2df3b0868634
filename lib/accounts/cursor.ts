import { fromPublic, toPublic } from '#lib/ids.ts'

/** Where a page ended. */
export type Cursor = { createdAt: Date; id: string }

/** Opaque to callers: `{milliseconds in base 36}.{public id}`. */
export const writeCursor = ({ createdAt, id }: Cursor): string =>
  `${createdAt.getTime().toString(36)}.${toPublic('acc', id)}`

/** The place a cursor names, or undefined for a text that is none. */
export function readCursor(text: string): Cursor | undefined {
  const [, time, publicId] = /^([0-9a-z]{1,9})\.(acc_.+)$/.exec(text) ?? []
  const id = fromPublic('acc', publicId)
  const createdAt = new Date(Number.parseInt(time ?? '', 36))
  return id && !Number.isNaN(createdAt.getTime()) ? { createdAt, id } : undefined
}
