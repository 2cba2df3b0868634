/** Udemy's errors are JSON with one member, as Django REST framework writes them. */
export const detail = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  Response.json({ detail: text }, { status, headers })

/** Seen word for word in real answers. */
export const FORBIDDEN = 'You do not have permission to perform this action.'
