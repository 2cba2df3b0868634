import { headers } from 'next/headers'
import { cache } from 'react'
import { splitAddress } from './split-address.ts'

/** What the visitor asked for. The front door says it, and takes that header from visitors. */
export const askedAddress = cache(async () => splitAddress((await headers()).get('x-hub-path') ?? ''))
