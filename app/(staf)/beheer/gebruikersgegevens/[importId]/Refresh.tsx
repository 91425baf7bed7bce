'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks anew every second while work goes on; stops when the page no longer holds it. */
export function Refresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1000)
    return () => clearInterval(timer)
  }, [router])
  return null
}
