/** Code that embeds the hub, ready to paste; all of it for this hub's own address. */

type Snippet = { id: string; label: string; code: string }

/** The call that makes a session, on the application's own server. */
export const serverSnippets = (hubUrl: string): readonly Snippet[] => [
  {
    id: 'curl',
    label: 'curl',
    code: `curl ${hubUrl}/api/connect_sessions \\
  -u "$HUB_API_KEY:" \\
  -H 'content-type: application/json' \\
  -d '{
    "origin_owner_id": "cust-1042",
    "origin_owner_name": "Globex",
    "origins": ["https://app.example.com"]
  }'`,
  },
  {
    id: 'typescript',
    label: 'TypeScript',
    code: `/** A token for one customer of yours, good for half an hour. */
export async function hubToken(apiKey: string, customer: { id: string; name: string }): Promise<string> {
  const answer = await fetch('${hubUrl}/api/connect_sessions', {
    method: 'POST',
    headers: {
      authorization: \`Bearer \${apiKey}\`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      origin_owner_id: customer.id,
      origin_owner_name: customer.name,
      origins: ['https://app.example.com'],
    }),
  })
  if (!answer.ok) throw new Error(\`The hub answered \${answer.status}\`)
  const { token } = await answer.json()
  return token
}`,
  },
]

/** What shows the hub, in the application's own page. */
export const pageSnippets = (hubUrl: string): readonly Snippet[] => [
  {
    id: 'html',
    label: 'HTML',
    code: `<script type="module" src="${hubUrl}/embed.js"></script>

<connector-hub token="TOKEN"></connector-hub>

<script type="module">
  document.querySelector('connector-hub').addEventListener('linked', ({ detail }) => {
    console.log('Linked', detail.accountId, detail.provider)
  })
</script>`,
  },
  {
    id: 'dialog',
    label: 'As a dialog',
    code: `<script type="module" src="${hubUrl}/embed.js"></script>

<button id="connect">Connect</button>

<script type="module">
  document.getElementById('connect').addEventListener('click', () =>
    ConnectorHub.open({
      token: 'TOKEN',
      onLinked: ({ accountId }) => console.log('Linked', accountId),
    }),
  )
</script>`,
  },
  {
    id: 'react',
    label: 'React',
    code: `import { ConnectorHub } from '@connector-hub/embed/react'

export const Connect = ({ token }: { token: string }) => (
  <ConnectorHub
    hubUrl="${hubUrl}"
    token={token}
    onLinked={({ accountId }) => console.log('Linked', accountId)}
  />
)`,
  },
]
