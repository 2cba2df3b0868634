import type { Send } from '#components/link/send.tsx'
import type { Language } from '#lib/words/index.ts'

/** In which a connect session's token travels, `ses_….…`: never in an address. */
const TOKEN = 'x-hub-session-token'

/**
 * Asks core with a session's token, in the language of the page, and with no cookie: who is signed in to the dashboard
 * beside it does not matter.
 */
export const askWith =
  (token: string, language: Language): Send =>
  (path, init) =>
    fetch(path, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), [TOKEN]: token, 'accept-language': language },
      credentials: 'omit',
      cache: 'no-store',
    })

/** Whether an answer says that the session has expired, which a new token mends. */
export async function hasExpired(answer: Response): Promise<boolean> {
  if (answer.status !== 410) return false
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return (body as { kind?: unknown } | undefined)?.kind === 'session_expired'
}
