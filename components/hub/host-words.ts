import { fillText } from '#components/guide/link-state.ts'
import type { ConnectorDetail } from '#lib/api/contract.ts'
import type { Values } from '#lib/define/index.ts'
import { type Said, sayAll } from '#lib/words/index.ts'

/** Where credentials are sent, as far as it is typed: `acme.udemy.com`, `‹Company Subdomain›.udemy.com` before that. */
export const hostWords = ({ hosts, fields }: Pick<ConnectorDetail, 'hosts' | 'fields'>, values: Values): Said =>
  sayAll(hosts.map((host) => fillText(host, fields, values)))
