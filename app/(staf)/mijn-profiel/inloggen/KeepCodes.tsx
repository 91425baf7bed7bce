'use client'

import { useEffect, useRef } from 'react'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { keepCodesAction } from '@/lib/login-security/actions'
import { RecoveryCodes } from './RecoveryCodes'

/** AUT-7: fresh codes, as the last part of setting up the first factor or by themselves. One goes on by saying that they are kept. */
export function KeepCodes({ codes, done, what }: { codes: readonly string[]; done: 'app' | 'passkey' | 'codes'; what: string }) {
  const form = useWarnedLeaving()
  return (
    <div ref={form} className="flex flex-col gap-5">
      <Alert tone="warn" live="polite" title="Bewaar nu uw herstelcodes">{what} Raakt u uw telefoon of passkey kwijt, dan komt u er alleen in met een van deze codes. Elke code werkt één keer. Druk ze af of sla ze op, en bewaar ze op een veilige plek.</Alert>
      <RecoveryCodes codes={codes} />
      <ActionForm action={keepCodesAction} className="print-hidden flex flex-col items-start gap-4">
        <input type="hidden" name="done" value={done} />
        <FormCheckbox name="bewaard" label="Ik heb de codes bewaard" />
        <SubmitButton>Verder</SubmitButton>
      </ActionForm>
    </div>
  )
}

const LEAVING = 'U hebt nog niet aangevinkt dat u de herstelcodes hebt bewaard. U ziet ze alleen nu. Wilt u toch weg van deze pagina?'

/** The codes stand here once: who goes elsewhere before ticking that they are kept is asked whether that is meant. */
function useWarnedLeaving() {
  const form = useRef<HTMLDivElement>(null)
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
