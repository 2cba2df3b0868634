import { type Said, say } from '#lib/words/index.ts'
import type { Field } from './fields.ts'

/** Ids in hex, UUIDs above all, have the letters and hyphens of a slug. */
const HEX_ID = /^(?=.*\d)[0-9a-f-]+$/

/**
 * Shapes of values that people paste by mistake. Named, so that a definition stays data.
 * `redacted`: the provider's masked form, as `udcs_••••a1b2` · `slug`: a name from an address, as `acme-learning` ·
 * `address`: a whole web address · `email`: an e-mail address
 */
const shapes = {
  redacted: (value) => /[•●∙·⋅⬤■▪*＊]{2}|…|\.{3}/.test(value),
  slug: (value) => /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && !HEX_ID.test(value),
  address: (value) => /^(https?:\/\/|www\.)/i.test(value),
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
} satisfies Record<string, (value: string) => boolean>

export type Lookalike = keyof typeof shapes

/** Whether a cleaned value has this shape. */
export const isLookalike = (shape: Lookalike, value: string): boolean => shapes[shape](value)

/** The field's own sentence about a cleaned value that has one of the shapes it names; the first that fits. Holds no value. */
export const lookalikeHint = ({ lookalikes = {} }: Field, value: string): Said | undefined => {
  const found = Object.entries(lookalikes).find(([shape]) => isLookalike(shape as Lookalike, value))
  return found && say(found[1])
}
