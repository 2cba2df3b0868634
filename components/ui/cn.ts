import { type ClassValue, clsx } from 'clsx'
import { claimsOf } from './class-claims.ts'

/** Class names joined; of two that say the same thing the later one stays. */
export function cn(...names: ClassValue[]): string {
  const claimed = new Set<string>()
  const kept: string[] = []
  for (const name of clsx(names).split(' ').reverse()) {
    const claims = claimsOf(name)
    if (claims.every((claim) => claimed.has(claim))) continue
    for (const claim of claims) claimed.add(claim)
    kept.push(name)
  }
  return kept.reverse().join(' ')
}
