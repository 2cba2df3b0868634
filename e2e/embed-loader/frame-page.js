// Stands in for the hub's own page in the frame: the least that speaks the protocol.
import { connectHost, reportHeight } from '/frame.js'

const { allowedOrigins } = JSON.parse(document.querySelector('[type="application/json"]').textContent)
const typed = document.querySelector('input')
const leaving = document.querySelector('#leaving')
globalThis.started = []
globalThis.tokens = []
globalThis.looks = []

const leave = () => {
  if (typed.value && leaving.hidden) leaving.hidden = false
  else hub.post({ type: 'closed' })
}
const hub = connectHost({
  allowedOrigins,
  onStart: (secret, session) => {
    globalThis.started.push({ secret, session })
    document.querySelector('output').textContent = 'Started'
    hub.post({ type: 'ready' })
  },
  onToken: (secret, session) => globalThis.tokens.push({ secret, session }),
  onTheme: (look) => globalThis.looks.push(look),
  onClose: leave,
})
globalThis.post = hub.post
reportHeight(document.querySelector('main'), hub.post)
document.querySelector('#leave').onclick = leave
addEventListener('keydown', ({ key }) => key === 'Escape' && leave())
