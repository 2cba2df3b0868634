import Link from 'next/link'
import { May } from '#components/shell/may.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { Config, ConnectorSummary } from '#lib/api/contract.ts'
import { ConfigMenu } from './config-menu.tsx'
import { ConfigProgress } from './config-progress.tsx'
import { accounts, attentionWords, callsGoTo } from './words.ts'

const linkLook = 'underline decoration-border-strong underline-offset-4 hover:decoration-current'

/** One config: its name, where its calls go, with which credentials, and the accounts that were linked with it. */
export function ConfigRow({ config, connector }: { config: Config; connector: ConnectorSummary }) {
  const method = connector.auth_methods.find(({ key }) => key === config.auth_method)?.label ?? config.auth_method
  const isChoice = connector.configs.filter(({ environment }) => environment === config.environment).length > 1
  const list = `/accounts?config=${config.id}`
  return (
    <li className="flex items-start gap-3 py-3.5 ps-5 pe-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h3 className="min-w-0 break-words font-medium">{config.name}</h3>
          {!config.enabled && <Badge>Disabled</Badge>}
          {config.is_default && isChoice && <Badge tone="outline">Default</Badge>}
          {config.environment === 'sandbox' && !/sandbox/i.test(config.name) && <Badge tone="outline">Sandbox</Badge>}
        </div>
        <p className="mt-0.5 text-muted-foreground text-sm">
          {callsGoTo(config, connector.provider)} · {method}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted-foreground text-sm tabular-nums">
          {config.account_count > 0 ? (
            <Link href={list} prefetch={false} className={linkLook}>
              {accounts(config.account_count)}
            </Link>
          ) : (
            'No account'
          )}
          {config.attention_count > 0 && (
            <Link href={`${list}&status=error`} prefetch={false} className={`font-medium text-danger ${linkLook}`}>
              {attentionWords(config.attention_count)}
            </Link>
          )}
        </p>
        <ConfigProgress config={config} />
      </div>
      <May action="config.edit">
        <ConfigMenu config={config} connector={connector} />
      </May>
    </li>
  )
}
