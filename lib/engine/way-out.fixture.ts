import type { LookupFunction } from 'node:net'
import { createAgent } from './agent.ts'
import type { Door } from './call.ts'
import { send } from './send.ts'

/**
 * Asks one host once and prints what came of it: a process of its own, because Node reads NODE_EXTRA_CA_CERTS when it
 * starts. Arguments: host, then `proxy URL` or `port N`, where the host is found on loopback.
 */
const [host = '', how, where = ''] = process.argv.slice(2)
const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }])
const door: Door = how === 'proxy' ? { proxy: { url: where } } : { agent: createAgent({ lookup, port: Number(where) }) }
const answer = await send({ method: 'GET', url: `https://${host}/me`, headers: {} }, { hosts: [host], door })
console.log(JSON.stringify(answer))
process.exit(0)
