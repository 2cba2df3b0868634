const LOOK = ['theme', 'accent', 'locale', 'mode']

const WORDS = {
  en: ['Connect an account', 'The form does not load.', 'Open in a new tab', 'Close'],
  de: ['Konto verbinden', 'Das Formular lädt nicht.', 'In neuem Tab öffnen', 'Schließen'],
  fr: ['Connecter un compte', 'Le formulaire ne se charge pas.', 'Ouvrir dans un nouvel onglet', 'Fermer'],
  es: ['Conectar una cuenta', 'El formulario no se carga.', 'Abrir en una pestaña nueva', 'Cerrar'],
}

const STYLE = `:host{display:block;min-height:480px;color-scheme:light dark}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}:host([mode=modal]){display:contents}
div,iframe{min-height:inherit}iframe{display:block;width:100%;height:480px;border:0}p+iframe{display:none}
p{margin:0;padding:24px;font:16px/3 system-ui;color:CanvasText}button{margin:4px;font:inherit}
dialog{min-width:100%;min-height:100%;padding:0;border:0;background:#000a;overflow:auto;overscroll-behavior:contain;scrollbar-width:none;outline:0}
dialog::after{content:"";position:absolute;top:100%;width:1px;height:1px}dialog div{min-height:100dvh;background:Canvas}
@media(min-width:640px){dialog div{position:sticky;top:24px;width:min(960px,90%);min-height:0;margin:24px auto;border-radius:12px;overflow:hidden}dialog iframe{max-height:calc(100dvh - 48px)}}`

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
  #asks = false
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
    if (this.#awaitsToken && !parsed) this.#fail('invalid_token', 'No token.')
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
    else this.#port?.postMessage({ type: 'theme', ...Object.fromEntries(this.#look()) })
  }

  close() {
    if (this.#port) this.#port.postMessage({ type: 'close' })
    else this.#leave()
  }

  open() {
    this.#end()
    if (!this.isConnected || !this.#token) return
    const url = this.getAttribute('hub-url') || import.meta.url
    const parsed = parseToken(this.#token)
    if (!parsed) return this.#fail('invalid_token', 'No token.')
    if (!URL.canParse(url)) return this.#fail('unreachable', 'No hub-url.')
    const hub = new URL(url).origin
    const look = this.#look()
    const locale = (this.getAttribute('locale') || navigator.language).slice(0, 2).toLowerCase()
    const lang = WORDS[locale] ? locale : 'en'
    const [title, sentence, newTab, close] = WORDS[lang]

    const notice = make('p', { role: 'alert' })
    const frame = make('iframe', { title, allow: 'clipboard-write', referrerPolicy: 'no-referrer' })
    const panel = make('div', { lang }, frame)
    const opener = document.activeElement
    const dialog =
      this.getAttribute('mode') === 'modal' && make('dialog', { lang, ariaLabel: title, tabIndex: -1 }, panel)

    const greet = ({ data, origin, source }) => {
      if (origin !== hub || source !== frame.contentWindow) return
      if (data?.type !== 'connector-hub:ready' || data.version !== 1) return
      clearTimeout(timer)
      notice.remove()
      const { port1, port2 } = new MessageChannel()
      this.#port?.close()
      this.#port = port1
      this.#awaitsToken = false
      port1.onmessage = ({ data }) => this.#hear(data, frame)
      source.postMessage({ type: 'connector-hub:start', version: 1, ...parseToken(this.#token) }, hub, [port2])
      if (`${look}` !== `${this.#look()}`) this.attributeChangedCallback()
      if (dialog) source.focus()
    }
    const timer = setTimeout(() => {
      const onclick = () => window.open(`${hub}/link/${parsed.session}#${parsed.secret}`, '', 'noopener')
      notice.append(sentence, ' ', make('button', { onclick }, newTab))
      if (dialog) notice.append(make('button', { onclick: () => this.#leave() }, close))
      panel.prepend(notice)
      this.#fail('unreachable', `No answer from ${hub}. Is this origin allowed?`)
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
    frame.src = `${hub}/embed/${parsed.session}?${look}`
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
    if (this.#asks) return
    this.#asks = true
    let token = ''
    try {
      token = await this.getToken()
    } catch {}
    this.#asks = false
    if (this.#awaitsToken) this.token = token === this.#token ? '' : token
  }

  #leave() {
    this.#end()
    this.#tell('closed')
  }
  #look() {
    const look = new URLSearchParams()
    for (const { name, value } of this.attributes) if (LOOK.includes(name) && value) look.set(name, value)
    return look
  }

  #fail(code, message) {
    this.#tell('error', { code, message })
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}

export const open = ({ token, getToken, ...options }) => {
  const element = Object.assign(document.createElement('connector-hub'), { token: token || '-', getToken })
  const entries = Object.entries({ ...options, mode: 'modal' })
  for (const [name, value] of entries) {
    const kebab = name.replace(/[A-Z]/g, '-$&').toLowerCase()
    const call = ({ detail }) => value?.(detail)
    if (kebab.startsWith('on-')) element.addEventListener(kebab.slice(3), call)
    else if (value) element.setAttribute(kebab, value)
  }
  element.addEventListener('closed', () => element.remove())
  document.body.append(element)
  if (!element.shadowRoot?.firstChild) element.close()
  return { element, close: () => element.close() }
}

const { customElements } = globalThis
if (!customElements?.get('connector-hub')) customElements?.define('connector-hub', ConnectorHubElement)
globalThis.ConnectorHub = { open }
