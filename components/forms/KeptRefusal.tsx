'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { Alert } from '@/components/ui/Alert'
import { keepRefusal, standingRefusal, subscribeRefusal } from './standing-refusal'
import { useDeeds } from './useLastDeed'

/** Why something was refused, above a page that meanwhile shows how things are: until somebody does something else or goes on. */
export function KeptRefusal() {
  const path = usePathname()
  const deeds = useDeeds()
  const kept = useSyncExternalStore(subscribeRefusal, standingRefusal, () => null)
  // After the forms of a page that was left have gone.
  useEffect(() => keepRefusal(null), [path, deeds])
  return kept?.path === path ? <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{kept.message}</Alert> : null
}
