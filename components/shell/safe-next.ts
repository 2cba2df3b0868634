/** The page to go to after signing in: a path of this hub, never another site's address. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/accounts'
  const url = URL.parse(next, 'http://hub.invalid')
  // Next's own mark on requests that fetch a page in the background.
  url?.searchParams.delete('_rsc')
  return url?.origin === 'http://hub.invalid' && !url.pathname.startsWith('/sign-') && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}`
    : '/accounts'
}
