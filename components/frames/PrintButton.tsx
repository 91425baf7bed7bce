'use client'

import { Button } from '@/components/ui/Button'
import { Printer } from 'lucide-react'

/** Opens the print window of the browser. */
export function PrintButton({ children = 'Afdrukken' }: { children?: string }) {
  return <Button icon={<Printer aria-hidden />} onClick={() => window.print()}>{children}</Button>
}
