'use client'

import { createContext, type ReactNode, useContext } from 'react'

const AskerContext = createContext<string | undefined>(undefined)

/** Who asks, by name, in what is sent to a colleague: the project. Nothing is said where nobody is named. */
export const Asker = ({ name, children }: { name: string; children: ReactNode }) => (
  <AskerContext value={name}>{children}</AskerContext>
)

export const useAsker = () => useContext(AskerContext)
