// Completes package-lock.json after `npm install` against a registry that lacks some platforms' optional packages: such a
// lock names optional dependencies it has no entry for, and `npm ci` refuses it. Prove the result with `npm ci` in an empty folder.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const platform = /(darwin|win32|android|freebsd|linux|openharmony|wasm32)-?(arm64|x64|arm|ia32|ppc64|riscv64|s390x)?/
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue
    const [, os = 'none', cpu = 'wasm32'] = platform.exec(name) ?? []
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      optional: true,
      ...(entry.dev && { dev: true }),
      os: [os === 'wasm32' ? 'none' : os],
      cpu: [cpu],
    }
    added++
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} entries added`)
