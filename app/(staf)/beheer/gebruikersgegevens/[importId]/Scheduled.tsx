import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { firstDayOf } from '@/lib/core/school-year'
import { cancelImportAction } from '@/lib/roster/actions'
import { moreWords } from '@/lib/roster/more-words'
import { planByGroup } from '@/lib/roster/plan-groups'
import type { ImportView, Preview } from '@/lib/roster/queries'
import { Licences } from './Licences'
import { PlanGroups } from './PlanGroups'
import { SummaryCounts } from './SummaryCounts'

/** ACC-10: an import that waits for the new school year, with what it would do as of now. */
export function Scheduled({ view, preview: { summary, plan, licences, leftOut, unlike }, school }: { view: ImportView; preview: Preview; school: string }) {
  const from = firstDayOf(view.schoolYear ?? '')
  return (
    <>
      <Alert tone="info" live="polite" title={`Staat klaar voor ${from}`} action={<LinkButton href="/groepen/nieuw-schooljaar" size="small" variant="secondary">Bekijk het nieuwe schooljaar</LinkButton>}>
        Op die dag gaan de nieuwe groepen vanzelf in. Tot dan verandert er niets. {view.source === 'link' ? `Wat in ${view.fileName} nog verandert, komt ’s nachts mee.` : 'Biedt u een nieuwer bestand van dat schooljaar aan, dan komt dat in de plaats van dit bestand.'}
      </Alert>
      {unlike && (
        <Alert tone="warn" title="Dit is niet meer wat u hebt klaargezet">
          <p>De school is sindsdien veranderd. {moreWords(view.counts, summary)}</p>
          <p>Blijft dat zo, dan gaat dit op {from} niet vanzelf in: een ICT-coördinator moet het dan eerst bekijken en bevestigen. Hieronder ziet u wat er nu zou veranderen. Klopt het niet, haal het dan weg{view.source === 'link' ? '' : ' of bied een nieuw bestand aan'}.</p>
        </Alert>
      )}
      <SummaryCounts label="Wat er dan verandert" summary={summary} leftOut={leftOut} />
      {licences && <Licences licences={licences} begun={false} />}
      <ConfirmForm
        action={cancelImportAction} school={school} variant="secondary" danger trigger="Haal dit weg" title="Het nieuwe schooljaar weghalen?"
        confirm="Haal weg" done="Het nieuwe schooljaar is weggehaald." hidden={{ importId: view.id }}
      >
        <p>De groepen van {view.schoolYear} gaan dan niet vanzelf in. {view.source === 'link' ? `Het portaal haalt ze pas weer op als er in ${view.fileName} iets aan verandert.` : 'U kunt daarna een ander bestand aanbieden.'}</p>
      </ConfirmForm>
      <PlanGroups {...planByGroup(plan)} />
    </>
  )
}
