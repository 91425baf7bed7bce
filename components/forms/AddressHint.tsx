'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'

/** So long after the last key a text is looked at: not in the middle of a word. */
const PAUSE = 600

/** True once nobody has typed for a moment. */
export function useSettled(text: string): boolean {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled === text
}

/** A question about an e-mail address that may be a slip of the pen, with the correction one click away (HOM-9, LAS-7). */
export function AddressHint({ hint, onTake }: { hint: { question: string; suggestion?: string | null } | null; onTake: (suggestion: string) => void }) {
  return (
    <div role="status" className="empty:hidden">
      {hint && (
        <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-warn">
          <span>{hint.question}</span>
          {hint.suggestion && <Button variant="secondary" size="small" onClick={() => onTake(hint.suggestion!)}>Neem over</Button>}
        </span>
      )}
    </div>
  )
}
