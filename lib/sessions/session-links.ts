import { sessionToken } from '#lib/auth/session-token.ts'
import { toPublic } from '#lib/ids.ts'

/** What opens a session; in the answer to whoever made it, and nowhere else. */
export type SessionLinks = { token: string; auth_link_url: string; embed_url: string }

/**
 * Token, hosted link and the frame's address. The link's secret stands in the fragment, which no browser sends to a
 * server; the frame gets it by message.
 */
export const sessionLinks = (hubUrl: string, id: string, secret: string): SessionLinks => ({
  token: sessionToken(id, secret),
  auth_link_url: `${hubUrl}/link/${toPublic('ses', id)}#${secret}`,
  embed_url: `${hubUrl}/embed/${toPublic('ses', id)}`,
})
