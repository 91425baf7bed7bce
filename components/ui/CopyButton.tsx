'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './Button'

/** Copies a link or code to the clipboard and says that it did, or what to do when the browser refuses. */
export function CopyButton({ text, children = 'Kopieer', variant = 'secondary', size = 'small' }: {
  text: string
  children?: string
  variant?: ButtonVariant
  size?: ButtonSize
}) {
  const [outcome, setOutcome] = useState<'none' | 'done' | 'refused'>('none')
  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), 4000)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('done')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button variant={variant} size={size} onClick={copy} icon={outcome === 'done' ? <Check aria-hidden /> : <Copy aria-hidden />}>
        {children}
      </Button>
      <span role="status" className="text-sm text-muted">
        {outcome === 'done' && 'Gekopieerd'}
        {outcome === 'refused' && 'Kopiëren mag niet van deze browser: selecteer de tekst en kopieer zelf.'}
      </span>
    </span>
  )
}
