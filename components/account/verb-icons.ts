import { Archive, ArchiveRestore, ArrowLeftRight, CirclePause, CirclePlay } from 'lucide-react'
import type { Verb } from './verbs.ts'

export const verbIcons = {
  suspend: CirclePause,
  resume: CirclePlay,
  archive: Archive,
  unarchive: ArchiveRestore,
  convert: ArrowLeftRight,
} as const satisfies Record<Verb, unknown>
