'use client'

import { useState, type ReactNode } from 'react'
import { useDeeds } from '@/components/forms/useLastDeed'

/** What the page said when it came, until something is sent from it: then the answer to that is the news. */
export function UntilNextDeed({ children }: { children: ReactNode }) {
  const deeds = useDeeds()
  const [before] = useState(deeds)
  return deeds === before ? children : null
}
