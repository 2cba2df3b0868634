import { isIP } from 'node:net'
import { namesIn, render, type Values } from '#lib/define/index.ts'

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The hosts a connector may call. A template whose values make no proper host name is left out, so nothing is allowed
 * there: `acme#`, `acme@evil.com`, and more than one label in front of a fixed domain (`acme.evil` + `.udemy.com`).
 */
export function allowedHosts(templates: readonly string[], values: Values): string[] {
  return templates
    .filter((template) => isWhole(template) || namesIn(template).every((name) => LABEL.test(values[name] ?? '')))
    .map((template) => render(template, values))
    .filter(isHostName)
}

/** The URL if it is https on port 443 of one of the hosts; judged on what the parser made of it. */
export function checkUrl(text: string, hosts: readonly string[]): URL | undefined {
  if (/[\s\\]/.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.port === '' && !url.username && !url.password && !url.hash
  return isPlain && isHostName(url.hostname) && hosts.includes(url.hostname) ? url : undefined
}

const isWhole = (template: string): boolean => /^\{[\w.]+\}$/.test(template)

/** Lower-case DNS name of two labels or more; no address, no dot at the end. */
function isHostName(host: string): boolean {
  const labels = host.split('.')
  return host.length <= 253 && labels.length >= 2 && labels.every((label) => LABEL.test(label)) && isIP(host) === 0
}
