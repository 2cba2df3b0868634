import type { BrowserContext, ConsoleMessage, Page, Request } from '@playwright/test'
import { byteScan, type Secrets } from './leaks.ts'

/**
 * Pages and answers that have a connector's test credentials in them on purpose: the catalogue's entry, alone
 * (GET /api/connectors/ID) and with a session, and the pages that are drawn from it.
 */
const CATALOGUE =
  /^\/api\/((?:hub\/)?connectors\/[^/]+|session|sessions\/[^/]+\/frame)$|^\/(connectors|accounts|link|embed)\/[^/]+$/
const PROGRAM = /javascript|css|font|image\/(?!svg)|octet-stream/
const SECRET_MEMBER = /password|secret|current|token/i
/** What the hub makes and shows once: the secret of a link, a token, a key. */
const SHOWN_ONCE = [/https?:\/\/[^\s"'<>\\]+#([\w.~=%-]{20,})/g, /"(?:token|secret)":\s*"([^"]{20,})"/g]

type Said = { place: string; text: string; isCatalogue?: boolean; shows?: ReadonlySet<string> }
export type Witness = ReturnType<typeof createWitness>

/** Sees all that browsers get from a hub, ask of it and keep, learns which secrets are typed, and tells where they stand. */
export function createWitness(credentials: Secrets) {
  const typed = new Set<string>()
  const shownOnce = new Set<string>()
  let said: Said[] = []
  let reading = new Set<Promise<void>>()
  let read = 0
  const open = new Set<BrowserContext>()
  const preparing: Promise<unknown>[] = []
  const awaited = new Map<Page, (text: string) => void>()
  const known = () => ({
    documented: credentials.documented,
    own: new Set([...credentials.own, ...typed, ...shownOnce]),
  })

  /** An answer, once it is whole. What the browser has dropped by then cannot be read any more. */
  async function keepAnswer(request: Request): Promise<void> {
    const response = await request.response()
    if (!response) return
    const headers = Object.entries(await response.allHeaders()).filter(([name]) => name !== 'set-cookie')
    const type = response.headers()['content-type'] ?? ''
    const text = PROGRAM.test(type) ? '' : await response.text()
    const { pathname } = new URL(request.url())
    const made = request.method() === 'POST' && response.ok() ? secretsShownIn(text) : []
    for (const secret of made) shownOnce.add(secret)
    read++
    said.push({
      place: `answer of ${request.method()} ${pathname}`,
      text: `${JSON.stringify(headers)}\n${text}`,
      isCatalogue: CATALOGUE.test(pathname),
      shows: new Set(made),
    })
  }

  /** Lines of progress are read as they come, so the browser keeps no copy of them: the page hands one over. */
  function keepStream(page: Page, url: string, text: string): void {
    said.push({ place: `progress of ${new URL(url).pathname}`, text })
    awaited.get(page)?.(text)
    awaited.delete(page)
  }

  function keepRequest(request: Request): void {
    said.push({
      place: `address of ${request.method()} ${request.url().split(/[?#]/)[0]}`,
      text: request.url().split('#')[0]!,
    })
    said.push({ place: `referer of ${request.method()} ${request.url()}`, text: request.headers().referer ?? '' })
    for (const secret of typedIn(request)) typed.add(secret)
  }

  async function keepStorage(page: Page): Promise<void> {
    if (!page.url().startsWith('http')) return
    const seen = await page.evaluate(() => {
      // What stands in an input is what the person typed there.
      const drawn = document.documentElement.cloneNode(true) as HTMLElement
      for (const input of drawn.querySelectorAll('input, textarea, script')) input.remove()
      // The page of a link remembers the link's own secret in its tab, so that a reload works.
      const inTab = Object.entries(sessionStorage).filter(([key]) => !key.startsWith('hub.session.ses_'))
      return { kept: JSON.stringify([{ ...localStorage }, inTab]), drawn: drawn.outerHTML }
    })
    const { pathname } = new URL(page.url())
    said.push({ place: `storage of ${pathname}`, text: seen.kept })
    // The page that made a link or a key shows it; everything else has no business in a document.
    said.push({ place: `document of ${pathname}`, text: seen.drawn, shows: shownOnce, isCatalogue: true })
  }

  return {
    /** Looks on from now on. */
    watch(context: BrowserContext): void {
      open.add(context)
      context.on('close', () => open.delete(context))
      preparing.push(
        context.exposeBinding('witnessStream', ({ page }, url: string, text: string) => keepStream(page, url, text)),
        context.addInitScript(handOverStreams),
      )
      context.on('request', keepRequest)
      context.on('requestfinished', (request) => {
        const work = keepAnswer(request).catch(() => undefined)
        reading.add(work)
      })
      context.on('console', (message: ConsoleMessage) => said.push({ place: 'console', text: message.text() }))
    },
    /** Resolves when every context that is watched hands its streams over. */
    ready: () => Promise.all(preparing),
    /** The next lines of progress that a page gets, once they have ended. */
    nextStream: (page: Page): Promise<string> => new Promise((resolve) => awaited.set(page, resolve)),
    learn: (...secrets: string[]) => {
      for (const secret of secrets) typed.add(secret)
    },
    /** What a test was shown outside of its browser: the secret of a link. */
    showOnce: (secret: string) => void shownOnce.add(secret),
    /** Every secret known so far. */
    known,
    /** How many answers were read since the beginning: a witness that saw nothing has proven nothing. */
    answersRead: () => read,
    /** Where secrets stand in what was seen since the last time. Call it while the pages are still open. */
    async leaks(): Promise<string[]> {
      for (const context of open) {
        for (const { value } of await context.cookies()) if (value.length >= 20) typed.add(value)
        for (const page of context.pages()) await keepStorage(page).catch(() => undefined)
      }
      await Promise.race([Promise.all(reading), new Promise((resolve) => setTimeout(resolve, 2_000))])
      const { documented, own } = known()
      const [ofOwn, ofDocumented] = [byteScan(own), byteScan(documented)]
      const told = said.flatMap(({ place, text, isCatalogue, shows }) => {
        const bytes = Buffer.from(text)
        const isShown = (secret: string) => [...(shows ?? [])].some((shown) => shown.includes(secret))
        const found = ofOwn(bytes).filter((name) => !isShown(name.slice(name.indexOf(' of ') + ' of '.length)))
        return [...found, ...(isCatalogue ? [] : ofDocumented(bytes))].map((name) => `${place}: ${name}`)
      })
      said = []
      reading = new Set()
      return [...new Set(told)]
    },
  }
}

/** Runs in every page: a copy of each answer of JSON lines goes to the witness. */
function handOverStreams(): void {
  const given = window as unknown as { witnessStream: (url: string, text: string) => void }
  const ask = window.fetch
  window.fetch = async (...request) => {
    const answer = await ask(...request)
    if (answer.headers.get('content-type')?.includes('ndjson'))
      answer
        .clone()
        .text()
        .then((text) => given.witnessStream(answer.url, text))
        .catch(() => undefined)
    return answer
  }
}

const secretsShownIn = (text: string): string[] =>
  SHOWN_ONCE.flatMap((pattern) => [...text.matchAll(pattern)].map(([, secret]) => secret!))

/** What a request's body says under a name that is a secret's. */
function typedIn(request: Request): string[] {
  if (request.method() === 'GET' || !request.headers()['content-type']?.includes('json')) return []
  const found: string[] = []
  const look = (value: unknown, name: string): void => {
    if (typeof value === 'string' && SECRET_MEMBER.test(name) && name !== 'clientSecret' && value.length >= 12)
      found.push(value)
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) if (key !== 'values') look(inner, key)
  }
  try {
    look(request.postDataJSON(), '')
  } catch {
    // a body of another kind
  }
  return found
}
