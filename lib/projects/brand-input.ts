import { ok, type Result, refuse } from '#lib/problems.ts'
import { isEmbedOrigin } from '#lib/sessions/index.ts'

/** What may be changed of a brand; absent stays as it is, null and empty take it away. */
export type BrandInput = {
  accentColor?: string | null | undefined
  whitelabel?: boolean | undefined
  supportUrl?: string | null | undefined
  embedOrigins?: readonly string[] | undefined
}
export type BrandColumns = {
  accentColor?: string | null
  whitelabel?: boolean
  supportUrl?: string | null
  embedOrigins?: string[]
}

export const mostOrigins = 20

/** Tidies what was typed. Refused as `invalid_values`, with a sentence at each entry by its name on the wire. */
export function readBrand({ accentColor, whitelabel, supportUrl, embedOrigins }: BrandInput): Result<BrandColumns> {
  const fields: Record<string, string> = {}
  const columns: BrandColumns = whitelabel === undefined ? {} : { whitelabel }
  if (accentColor !== undefined) {
    const color = colorOf(accentColor ?? '')
    if (color === undefined) fields.accent_color = 'Give a colour as # and six digits or letters a–f: #0f766e'
    else columns.accentColor = color
  }
  if (supportUrl !== undefined) {
    const address = addressOf(supportUrl ?? '')
    if (address === undefined)
      fields.support_url = 'Give an e-mail address, or a web address with https: https://help.acme.com'
    else columns.supportUrl = address
  }
  if (embedOrigins !== undefined) {
    const origins = [...new Set(embedOrigins.map((text) => text.trim().replace(/\/$/, '')).map(lowered))]
    const wrong = originsProblem(origins)
    if (wrong) fields.embed_origins = wrong
    else columns.embedOrigins = origins
  }
  if (Object.keys(fields).length === 0) return ok(columns)
  return refuse('invalid_values', 'Nothing was saved.', 'Correct what is marked and try again.', { fields })
}

/** "#rrggbb"; null for nothing; undefined for what is no colour. */
function colorOf(text: string): string | null | undefined {
  const typed = text.trim().toLowerCase()
  if (!typed) return null
  const [, digits] = /^#?([\da-f]{3}|[\da-f]{6})$/.exec(typed) ?? []
  if (!digits) return undefined
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`
}

/** An https or mailto address; a bare e-mail address becomes one. */
function addressOf(text: string): string | null | undefined {
  const typed = text.trim()
  if (!typed) return null
  const mail = /^(?:mailto:)?([^\s@:/?#&%]+@[^\s@:/?#&%]+\.[^\s@:/?#&%]+)$/i.exec(typed)
  if (mail) return `mailto:${mail[1]}`
  if (!URL.canParse(typed)) return undefined
  const { protocol, username, password, href } = new URL(typed)
  return protocol === 'https:' && !username && !password && href.length <= 500 ? href : undefined
}

/** Scheme and host know no capitals. */
const lowered = (text: string): string => (/^https?:\/\/[^/]*$/i.test(text) ? text.toLowerCase() : text)

function originsProblem(origins: readonly string[]): string | undefined {
  if (origins.length > mostOrigins) return `At most ${mostOrigins} origins can be listed. Take one away first.`
  const strange = origins.find((origin) => !isEmbedOrigin(origin))
  if (strange === undefined) return undefined
  const given = URL.canParse(strange) ? new URL(strange) : undefined
  if (given?.protocol === 'http:') return `${short(strange)} has no https. Plain http is good on this machine alone.`
  if (given && given.origin !== 'null' && isEmbedOrigin(given.origin))
    return `${short(strange)} has more than the origin. Give ${given.origin} alone.`
  return `${short(strange)} is no origin. Give scheme and host alone: https://app.acme.com`
}

const short = (text: string): string => `“${text.slice(0, 80)}”`
