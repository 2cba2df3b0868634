import { CircleAlert } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { Logo } from '#components/ui/logo.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { accountCount, attentionWords, categoryWord, offerWords } from './words.ts'

/** One connector of the catalogue: what it is, what it offers, how much it is used, and whether all is well. */
export const ConnectorCard = ({ connector }: { connector: ConnectorSummary }) => {
  const sumOf = (name: 'account_count' | 'attention_count') =>
    connector.configs.reduce((sum, config) => sum + config[name], 0)
  const attention = sumOf('attention_count')
  const { word, isOn } = offerWords(connector)
  return (
    <article className="group relative flex h-full flex-col rounded-lg border border-border bg-card p-5 shadow-xs transition-colors duration-100 hover:border-border-strong">
      <div className="flex items-start gap-3.5">
        <Logo src={connector.logo_url} className="size-11 rounded-lg p-2" />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-base">
            <Link
              href={`/connectors/${connector.id}`}
              className="after:absolute after:inset-0 after:rounded-lg group-hover:underline group-hover:decoration-border-strong group-hover:underline-offset-4"
            >
              {connector.name}
            </Link>
          </h2>
          <p className="text-muted-foreground text-sm">{categoryWord(connector.category)}</p>
        </div>
        <Badge tone={isOn ? 'good' : 'neutral'}>{word}</Badge>
      </div>
      <p className="mt-3.5 flex-1 text-muted-foreground">{connector.description}</p>
      <ul className="mt-4 flex flex-wrap gap-1.5" aria-label="What it offers">
        {connector.auth_methods.map(({ key, label }) => (
          <li key={key}>
            <Badge tone="outline">{label}</Badge>
          </li>
        ))}
        <li>
          <Badge tone="outline">
            {connector.action_count} {connector.action_count === 1 ? 'action' : 'actions'}
          </Badge>
        </li>
      </ul>
      <p className="mt-4 flex flex-wrap justify-between gap-x-4 gap-y-1 border-border border-t pt-3 text-muted-foreground text-sm tabular-nums">
        {accountCount(sumOf('account_count'))}
        {attention > 0 && (
          <Link
            href={`/accounts?status=error&provider=${connector.id}`}
            prefetch={false}
            className="relative z-10 inline-flex items-center gap-1.5 rounded-sm font-medium text-danger underline-offset-4 hover:underline"
          >
            <CircleAlert aria-hidden="true" className="size-3.5" />
            {attentionWords(attention)}
          </Link>
        )}
      </p>
    </article>
  )
}
