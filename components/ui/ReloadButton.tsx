'use client'

import { Button } from './Button'

/** Asks for the page's own address once more. */
export function ReloadButton() {
  return <Button onClick={() => window.location.reload()}>Probeer opnieuw</Button>
}
