'use client'

import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { clockTime, dateTime } from '@/lib/core/dates'
import { restartAction } from '@/lib/xml-maker/actions'
import type { Saver, SaveState } from '@/lib/xml-maker/saver'

/** How it stands with saving: quietly when it goes well, aloud when it does not. */
export function SaveLine({ state, saver, days }: { state: SaveState; saver: Saver; days: number }) {
  return (
    <div className="flex flex-col gap-3">
      {state.kind === 'failed' && <Alert tone="danger" live="assertive" title="Uw laatste wijzigingen zijn nog niet opgeslagen" action={<Button size="small" variant="secondary" onClick={() => void saver.flush()}>Probeer het nu</Button>}>{state.message} Laat deze pagina open; het wordt vanzelf opnieuw geprobeerd.</Alert>}
      {state.kind === 'stopped' && (
        <Alert
          tone="warn" live="assertive" title="Uw wijzigingen worden niet meer opgeslagen"
          action={(
            <div className="flex flex-wrap gap-3">
              <Button size="small" onClick={() => window.location.reload()}>{state.gone ? 'Naar het begin van de XML-maker' : 'Laad de andere versie'}</Button>
              {!state.gone && <Button size="small" variant="secondary" onClick={() => void saver.force()}>Houd deze versie</Button>}
            </div>
          )}
        >
          {state.message}
        </Alert>
      )}
      <p className="text-muted" data-save={state.kind}>{wordsOf(state)} Uw werk blijft {days} dagen na uw laatste wijziging staan.</p>
    </div>
  )
}

function wordsOf(state: SaveState): string {
  if (state.kind === 'waiting') return 'Nog niet opgeslagen…'
  if (state.kind === 'saving') return 'Wordt opgeslagen…'
  if (state.kind !== 'saved') return 'Niet opgeslagen.'
  const at = new Date(state.at)
  return dateTime(at).split(',')[0] === dateTime(new Date()).split(',')[0] ? `Opgeslagen om ${clockTime(at)}.` : `Opgeslagen op ${dateTime(at)}.`
}

/** 'Begin opnieuw': lets the draft go, after asking. */
export function Restart({ schoolId }: { schoolId: string }) {
  return (
    <ConfirmForm action={restartAction} school={schoolId} trigger="Begin opnieuw" title="Opnieuw beginnen?" confirm="Ja, begin opnieuw" danger done="" hidden={{}}>
      Alles wat in deze tabellen staat, wordt verwijderd. Dat kan niet ongedaan worden gemaakt. Op school verandert er niets.
    </ConfirmForm>
  )
}
