'use client'

import { useFieldAnswer } from '@/components/forms/ActionForm'
import { LinkButton } from '@/components/ui/Button'

/** The way to the other request, where the server says that this is the wrong one (ACC-1). */
export function OtherRequest({ kind, href, label }: { kind: string; href: string; label: string }) {
  const { error } = useFieldAnswer(`naar-${kind}`)
  if (!error) return null
  return <div id={`naar-${kind}`} tabIndex={-1}><LinkButton href={href} variant="secondary">{label}</LinkButton></div>
}
