const LOOK = ['theme', 'accent', 'locale', 'mode']
const NO_TOKEN = { code: 'invalid_token', message: 'This is no new token.' }

const WORDS = {
  en: ['Connect an account', 'The form does not load here.', 'Open in a new tab', 'Close'],
  de: ['Konto verbinden', 'Das Formular lädt hier nicht.', 'In neuem Tab öffnen', 'Schließen'],
  fr: ['Connecter un compte', 'Le formulaire ne se charge pas ici.', 'Ouvrir dans un nouvel onglet', 'Fermer'],
  es: ['Conectar una cuenta', 'El formulario no se carga aquí.', 'Abrir en una pestaña nueva', 'Cerrar'],
}

const STYLE = `:host{display:block;min-height:480px;color-scheme:light dark}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([mode=modal]){display:contents}
div,iframe{min-height:inherit}
iframe{display:block;width:100%;height:480px;border:0}
p+iframe{display:none}
p{display:flex;flex-wrap:wrap;gap:0 24px;margin:0;padding:24px;font:16px/44px system-ui;color:CanvasText}
a,button{padding:0;border:0;background:none;color:LinkText;font:inherit;text-decoration:underline}
dialog{min-width:100%;min-height:100%;padding:0;border:0;background:#000a;overflow:auto;overscroll-behavior:contain;scrollbar-width:none;outline:0}
dialog::after{content:"";position:absolute;top:100%;width:1px;height:1px}
dialog div{min-height:100dvh;background:Canvas}
@media(min-width:640px){dialog div{position:sticky;top:24px;width:min(960px,90%);min-height:0;margin:24px auto;border-radius:12px;overflow:hidden}
dialog iframe{max-height:calc(100dvh - 48px)}}`

const TOKEN = /^(?<session>ses_\w+)\.(?<secret>[\w-]+)$/
export const parseToken = (token) => TOKEN.exec(token)?.groups

export const clampHeight = (height) => Math.min(Math.max(Math.ceil(height) || 0, 120), 8000)

const make = (name, members, ...children) => {
  const element = Object.assign(document.createElement(name), members)
  element.append(...children)
  return element
}

const Base = globalThis.HTMLElement ?? Object

export class ConnectorHubElement extends Base {
  static observedAttributes = ['token', ...LOOK]
  #token = ''
  #awaitsToken = false
  #isAsking = false
  #end = () => {}
  #port

  constructor() {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet]
    const { token } = this
    this.getToken = this.getToken
    delete this.token
    this.token = token
  }

  get token() {
    return this.#token
  }

  set token(token) {
    if (token === this.#token) return
    const parsed = parseToken(token)
    if (this.#awaitsToken && !parsed) this.#tell('error', NO_TOKEN)
    else {
      this.#token = token
      if (this.#awaitsToken) this.#port?.postMessage({ type: 'token', ...parsed })
      else this.open()
      this.#awaitsToken = false
    }
  }

  connectedCallback() {
    if (!this.shadowRoot?.firstChild) this.open()
  }

  disconnectedCallback() {
    this.#end()
  }

  attributeChangedCallback(name, _, value) {
    if (name === 'token') this.token = value ?? ''
    else this.#port?.postMessage({ type: 'theme', ...this.#look() })
  }

  close() {
    if (this.#port) this.#port.postMessage({ type: 'close' })
    else this.#leave()
  }

  open() {
    this.#end()
    if (!this.isConnected || !this.#token) return
    const hub = new URL(this.getAttribute('hub-url') || import.meta.url).origin
    const parsed = parseToken(this.#token)
    if (!parsed) return this.#tell('error', NO_TOKEN)
    const { session, secret } = parsed
    const look = this.#look()
    const [title, sentence, newTab, close] = WORDS[(look.locale ?? navigator.language).slice(0, 2)] ?? WORDS.en

    const notice = make('p', { role: 'alert' })
    const frame = make('iframe', { title, allow: 'clipboard-write', referrerPolicy: 'no-referrer' })
    const panel = make('div', {}, frame)
    const opener = document.activeElement
    const dialog = look.mode === 'modal' && make('dialog', { ariaLabel: title, tabIndex: -1 }, panel)

    const greet = ({ data, origin, source }) => {
      if (origin !== hub || source !== frame.contentWindow || data?.type !== 'connector-hub:ready') return
      if (data.version !== 1) return
      clearTimeout(timer)
      notice.remove()
      const { port1, port2 } = new MessageChannel()
      this.#port?.close()
      this.#port = port1
      this.#awaitsToken = false
      port1.onmessage = ({ data }) => this.#hear(data, frame)
      source.postMessage({ type: 'connector-hub:start', version: 1, ...parseToken(this.#token) }, hub, [port2])
      if (dialog) source.focus()
    }
    const timer = setTimeout(() => {
      const href = `${hub}/link/${session}#${secret}`
      notice.append(sentence, ' ', make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, newTab))
      if (dialog) notice.append(make('button', { onclick: () => this.#leave() }, close))
      panel.prepend(notice)
      this.#tell('error', { code: 'unreachable', message: `No answer from ${hub}. Does it allow this origin?` })
    }, 10_000)
    this.#end = () => {
      this.#end = () => {}
      clearTimeout(timer)
      removeEventListener('message', greet)
      this.#port?.close()
      this.#port = undefined
      this.#awaitsToken = false
      if (dialog) {
        dialog.close()
        opener?.focus()
      }
      this.shadowRoot?.replaceChildren()
    }

    addEventListener('message', greet)
    frame.src = `${hub}/embed/${session}?${new URLSearchParams(look)}`
    this.shadowRoot?.append(dialog || panel)
    if (dialog) {
      const ask = (event) => {
        if ((event.key ?? 'Escape') !== 'Escape') return
        event.preventDefault()
        this.close()
      }
      dialog.onkeydown = dialog.oncancel = ask
      dialog.onclose = () => dialog.isConnected && this.#leave()
      dialog.showModal()
      dialog.focus()
    }
  }

  #hear({ type, ...detail }, frame) {
    if (type === 'needs-token') return this.#renew()
    if (type === 'closed' && frame.closest('dialog')) return this.#leave()
    if (type === 'resize') {
      detail.height = clampHeight(detail.height)
      frame.style.height = `${detail.height}px`
    }
    this.#tell(type, detail)
  }

  async #renew() {
    this.#awaitsToken = true
    if (!this.getToken) return this.#tell('needs-token')
    if (this.#isAsking) return
    this.#isAsking = true
    let token = ''
    try {
      token = await this.getToken()
    } catch {}
    this.#isAsking = false
    if (this.#awaitsToken) this.token = token === this.#token ? '' : token
  }

  #leave() {
    this.#end()
    this.#tell('closed')
  }

  #look() {
    const look = {}
    for (const { name, value } of this.attributes) if (LOOK.includes(name) && value) look[name] = value
    return look
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}

export const open = ({ token, getToken, ...options }) => {
  const element = Object.assign(document.createElement('connector-hub'), { token, getToken })
  const entries = Object.entries({ ...options, mode: 'modal' })
  for (const [name, value] of entries) {
    const kebab = name.replace(/\B[A-Z]/g, '-$&').toLowerCase()
    const call = ({ detail }) => value?.(detail)
    if (kebab.startsWith('on-')) element.addEventListener(kebab.slice(3), call)
    else if (value) element.setAttribute(kebab, value)
  }
  element.addEventListener('closed', () => element.remove())
  document.body.append(element)
  return { element, close: () => element.close() }
}

const { customElements } = globalThis
if (!customElements?.get('connector-hub')) customElements?.define('connector-hub', ConnectorHubElement)
globalThis.ConnectorHub = { open }
