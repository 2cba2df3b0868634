import { StackOneHub } from '@stackone/hub'
import { createRoot } from 'react-dom/client'

const root = createRoot(document.querySelector('#place'))

/** What an application does once its backend has given it a token. */
window.showHub = (props) =>
  root.render(
    <StackOneHub
      {...props}
      onSuccess={(account) => window.told.push(['success', account])}
      onClose={() => window.told.push(['close'])}
    />,
  )
