'use client'

import { createContext, type ReactNode, use } from 'react'
import type { Me, May as Permission } from '#lib/api/contract.ts'

const Asking = createContext<Me | undefined>(undefined)

/** Who is signed in and what they may do here, for every part below. Core asks the same table again at each request. */
export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => <Asking value={me}>{children}</Asking>

export const useMe = (): Me | undefined => use(Asking)

export const useMay = (action: Permission): boolean => useMe()?.may.includes(action) ?? false

type MayProps = { action: Permission; otherwise?: ReactNode; children: ReactNode }

/** Shows its children to those who may, and `otherwise` (or nothing) to the others. */
export const May = ({ action, otherwise, children }: MayProps) => (useMay(action) ? children : otherwise)
