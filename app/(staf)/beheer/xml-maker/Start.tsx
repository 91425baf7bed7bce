import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { startDraftAction } from '@/lib/xml-maker/actions'
import { OpenForm } from './OpenForm'

/** The ways to begin (LAS-6). */
export function Start({ school, fromSchool, maxMb, days }: { school: string; fromSchool: boolean; maxMb: number; days: number }) {
  return (
    <>
      <Card title="Open een bestand" sentence="Een EDEXML-bestand uit uw leerling-administratiesysteem, of een bestand dat u hier eerder hebt gemaakt. Ook een bestand met fouten kan open: u herstelt ze dan hier.">
        <OpenForm school={school} maxMb={maxMb} />
      </Card>
      {fromSchool && (
        <Card title="Begin met wie er nu op school zijn" sentence="De groepen, leerlingen en leerkrachten die het portaal van uw school kent. Handig als u alleen een paar wijzigingen hebt.">
          <Begin school={school} from="school">Begin met de huidige gegevens</Begin>
        </Card>
      )}
      <Card title="Begin met een lege lijst" sentence="Vul alles zelf in, of plak het uit een spreadsheet.">
        <Begin school={school} from="empty">Begin met een lege lijst</Begin>
      </Card>
      <p className="max-w-prose text-muted">Uw werk wordt vanzelf opgeslagen, versleuteld en alleen voor u. Het blijft {days} dagen na uw laatste wijziging staan, of tot u het hebt geïmporteerd.</p>
    </>
  )
}

function Begin({ school, from, children }: { school: string; from: 'empty' | 'school'; children: string }) {
  return (
    <ActionForm action={startDraftAction} school={school}>
      <input type="hidden" name="from" value={from} />
      <div><SubmitButton variant="secondary">{children}</SubmitButton></div>
    </ActionForm>
  )
}
