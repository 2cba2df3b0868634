/** A path as a browser asks for it, in its two parts: `/link/ses_…?locale=de`. */
export function splitAddress(address: string): { path: string; query: URLSearchParams } {
  const [path = '', ...rest] = address.split('?')
  return { path, query: new URLSearchParams(rest.join('?')) }
}
