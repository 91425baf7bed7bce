'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { RecoveryCodes } from './RecoveryCodes'

/** AUT-7: the last part of setting up the first factor. One goes on by saying that the codes are kept. */
export function KeepCodes({ codes, done, what }: { codes: readonly string[]; done: 'app' | 'passkey'; what: string }) {
  const form = useWarnedLeaving()
  return (
    <div className="flex flex-col gap-5">
      <Alert tone="warn" live="polite" title="Bewaar nu uw herstelcodes">{what} Raakt u hem kwijt, dan komt u er alleen in met een van deze codes. Elke code werkt één keer. Druk ze af of sla ze op, en bewaar ze op een veilige plek.</Alert>
      <RecoveryCodes codes={codes} />
      <form ref={form} action="/mijn-profiel/inloggen" className="print-hidden flex flex-col items-start gap-4">
        <input type="hidden" name="gedaan" value={done} />
        <Checkbox name="bewaard" label="Ik heb de codes bewaard" required />
        <SubmitButton>Verder</SubmitButton>
      </form>
    </div>
  )
}

const LEAVING = 'U hebt nog niet aangevinkt dat u de herstelcodes hebt bewaard. U ziet ze alleen nu. Wilt u toch weg van deze pagina?'

/** The codes stand here once: who goes elsewhere before ticking that they are kept is asked whether that is meant. */
function useWarnedLeaving() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const kept = () => Boolean(form.current?.querySelector<HTMLInputElement>('input[name="bewaard"]')?.checked)
    // The browser has words of its own for a page that is closed; a link of ours stays in the page, and has ours.
    const onUnload = (event: BeforeUnloadEvent) => void (kept() || event.preventDefault())
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]:not([download])') : null
      if (link && !kept() && !window.confirm(LEAVING)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [])
  return form
}
