'use client'

import { createContext, useContext, type ReactNode } from 'react'

const LookOn = createContext(false)

/** ACC-11: below this nothing can be sent: forms are shut and show no buttons. Searching goes on. The server refuses besides. */
export function LookingOn({ children }: { children: ReactNode }) {
  return <LookOn.Provider value>{children}</LookOn.Provider>
}

/** True for who looks on: a button that sends something is not drawn. */
export const useLookingOn = (): boolean => useContext(LookOn)

/** The fields of a form, shut for who looks on. */
export function FormFields({ children }: { children: ReactNode }) {
  return useContext(LookOn) ? <fieldset disabled className="contents">{children}</fieldset> : children
}
