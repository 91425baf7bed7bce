import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { Counts, type Count } from '@/components/ui/Counts'
import { day } from '@/lib/core/dates'
import { undoImportAction } from '@/lib/roster/actions'
import type { UndoView } from '@/lib/roster/queries'

/** 'Maak deze import ongedaan' (LAS-5): in numbers what comes back and what goes, and what stays as it is now. */
export function Undo({ importId, school, undo: { counts, digest, until } }: { importId: string; school: string; undo: UndoView }) {
  const items = undoCounts(counts)
  const left = counts.groups.left + counts.pupils.left + counts.staff.left
  return (
    <Card
      title="Toch niet goed?"
      sentence={`U kunt deze import tot en met ${day(until)} in één keer ongedaan maken, zolang er geen nieuwe import is verwerkt. Groepen en mensen worden weer wat zij daarvoor waren.`}
    >
      <ConfirmForm
        action={undoImportAction} school={school} variant="secondary" danger trigger="Maak deze import ongedaan" title="Deze import ongedaan maken?"
        confirm="Maak ongedaan" done="De import is ongedaan gemaakt." hidden={{ importId, digest, sure: 'ja' }}
      >
        <div className="flex flex-col gap-4">
          {items.length > 0 ? <Counts label="Wat er gebeurt" items={items} /> : <p>Er is niets terug te zetten.</p>}
          <p>Pincodes, plaatjes, badges, thuislogins, licenties en rollen die u sinds de import gaf of wijzigde, blijven zoals ze nu zijn. Wie met de import is gekomen, wordt niet gewist maar is niet meer actief.</p>
          {left > 0 && <p>{left === 1 ? 'Eén groep of persoon is' : `${left} groepen of mensen zijn`} sinds de import met de hand gewijzigd. Die wijzigingen blijven staan.</p>}
        </div>
      </ConfirmForm>
    </Card>
  )
}

function undoCounts({ groups, pupils, staff }: UndoView['counts']): Count[] {
  const count = (one: string, many: string, words: string, after: number, tone: Count['tone']): Count => ({ label: `${after === 1 ? one : many} ${words}`, after, tone })
  const all = [
    count('groep', 'groepen', 'weer actief', groups.back, 'success'), count('leerling', 'leerlingen', 'weer actief', pupils.back, 'success'), count('medewerker', 'medewerkers', 'weer actief', staff.back, 'success'),
    count('groep', 'groepen', 'niet meer actief', groups.gone, 'warn'), count('leerling', 'leerlingen', 'niet meer actief', pupils.gone, 'warn'), count('medewerker', 'medewerkers', 'niet meer actief', staff.gone, 'warn'),
    count('groep', 'groepen', 'teruggezet', groups.restored, 'info'), count('leerling', 'leerlingen', 'teruggezet', pupils.restored, 'info'), count('medewerker', 'medewerkers', 'teruggezet', staff.restored, 'info'),
  ]
  return all.filter(({ after }) => after > 0)
}
