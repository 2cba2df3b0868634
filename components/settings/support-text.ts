/** A support address as one types it: an e-mail address stands without its scheme. */
export const supportText = (url: string | null): string => (url ?? '').replace(/^mailto:/, '')
