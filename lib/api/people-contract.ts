import { z } from '@hono/zod-openapi'
import { plain, roleSchema } from './contract.ts'

/** Shapes on the wire of people, invitations, sign-ins and projects. */

const time = z.iso.datetime()
const name = plain.max(200)
const email = plain.max(254)
/** A password is hashed as it is typed; its rules are core's. */
const password = z.string().max(1000)

export const personSchema = z
  .object({
    id: z.string().openapi({ example: 'per_…' }),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    is_you: z.boolean(),
    joined_at: time,
    /** to ten minutes; null where it is not known any more */
    last_seen_at: time.nullable(),
  })
  .openapi('Person')
export type Person = z.infer<typeof personSchema>

export const personListSchema = z.object({
  data: z.array(personSchema),
  /** opaque; give it back as `next` for the following page */
  next: z.string().nullable(),
})
export type PersonList = z.infer<typeof personListSchema>

export const invitationSchema = z
  .object({
    id: z.string().openapi({ example: 'inv_…' }),
    /** `join`: makes a member. `password`: lets somebody who is one set a new password */
    purpose: z.enum(['join', 'password']),
    role: roleSchema.nullable(),
    /** whom it is for alone; null: whoever has the link */
    email: z.string().nullable(),
    invited_by: z.string().nullable(),
    created_at: time,
    expires_at: time,
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof invitationSchema>

/** The one answer that has the link. */
export const madeInvitationSchema = z.object({ invitation: invitationSchema, link: z.string() })
export type MadeInvitation = z.infer<typeof madeInvitationSchema>

export const inviteSchema = z.object({
  role: roleSchema,
  email: email.optional(),
  days: z.union([z.literal(1), z.literal(7), z.literal(30)]),
})

/** What stands behind the # of the link. */
const secret = z.string().max(200)
export const openInvitationSchema = z.object({ secret })

/** Signed in: nothing but the secret. New: name, e-mail (unless the link is for one) and password. Password link: password. */
export const acceptInvitationSchema = z.object({
  secret,
  name: name.optional(),
  email: email.optional(),
  password: password.optional(),
})

export const invitationViewSchema = z.object({
  purpose: z.enum(['join', 'password']),
  project: z.object({ name: z.string() }),
  role: roleSchema.nullable(),
  invited_by: z.string().nullable(),
  email: z.string().nullable(),
  /** there is a sign-in with that e-mail */
  known: z.boolean(),
  expires_at: time,
  /** whoever is signed in in this browser */
  you: z.object({ name: z.string(), email: z.string(), belongs: z.boolean() }).nullable(),
})
export type InvitationView = z.infer<typeof invitationViewSchema>

export const ownSignInSchema = z
  .object({
    id: z.string().openapi({ example: 'sgn_…' }),
    /** in words: "Firefox on Windows" */
    browser: z.string(),
    ip: z.string().nullable(),
    since: time,
    last_seen_at: time,
    is_this: z.boolean(),
  })
  .openapi('SignIn')
export type OwnSignIn = z.infer<typeof ownSignInSchema>

export const nameSchema = z.object({ name })
export const changePasswordSchema = z.object({ current: password, password })
export const projectSchema = z.object({ id: z.string(), name: z.string() })
