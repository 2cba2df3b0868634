import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({ extend: { classGroups: { 'font-size': [{ text: ['2xs', 'md'] }] } } })

/** Class names joined; of two that say the same thing the later one stays. */
export const cn = (...names: ClassValue[]): string => merge(clsx(names))
