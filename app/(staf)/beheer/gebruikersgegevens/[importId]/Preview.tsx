import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { firstDayOf } from '@/lib/core/school-year'
import { TEXTS } from '@/lib/core/texts'
import { cancelImportAction, confirmImportAction } from '@/lib/roster/actions'
import type { NextFetch } from '@/lib/las/rules'
import { findingText } from '@/lib/roster/finding-texts'
import { guardReasons } from '@/lib/roster/plan-summary'
import { planByGroup } from '@/lib/roster/plan-groups'
import type { ImportView, Preview as PreviewData } from '@/lib/roster/queries'
import { TurnsBack } from '../TurnsBack'
import { Licences } from './Licences'
import { Pairs } from './Pairs'
import { PlanGroups } from './PlanGroups'
import { Strangers } from './Strangers'
import { SummaryCounts } from './SummaryCounts'
import { Unlinked } from './Unlinked'

/** The one form of the preview: whoever is who stands elsewhere on the page and goes along with it. */
const FORM = 'importeren'
const KIND = { groups: 'groepen', pupils: 'leerlingen', staff: 'medewerkers' } as const

/** The review before an import: counts first, then what stands out, then every change; one word to go on (LAS-5). */
export function Preview({ view, preview, school, changed, look, next }: { view: ImportView; preview: PreviewData; school: string; changed: boolean; /** What was ticked was kept, and brought something to look at. */ look: boolean; /** The fetch over the link that may turn this back. */ next: NextFetch | null }) {
  const { summary, guard, digest, plan, pairs, strangers, leftOut, ahead, licences } = preview
  const from = firstDayOf(view.schoolYear ?? '')
  const withErrors = view.findings.filter((finding) => finding.severity === 'error').length
  const questions = view.findings.filter((finding) => finding.severity === 'question')
  const asks = questions.length > 0 || guardReasons(guard).some((reason) => reason !== 'strangers')
  const quiet = summary.nothing && !ahead && !licences && withErrors === 0
  return (
    <>
      {changed && <Alert tone="warn" title="Kijk nog een keer">{TEXTS['import-changed']}</Alert>}
      {look && <Alert tone="warn" live="polite" title="Er is nog niets geïmporteerd">Wat u aanvinkte en antwoordde, is bewaard. Daardoor is dit overzicht veranderd, of er is nog een vraag open. Bekijk het en druk daarna nog een keer op de knop onderaan.</Alert>}
      {view.status === 'held' && <Alert tone="info" title="Deze gegevens zijn niet vanzelf verwerkt">{view.source === 'link' ? `Ze kwamen binnen via ${view.fileName} en zouden` : 'Ze stonden klaar voor het nieuwe schooljaar, maar zouden nu'} ongewoon veel veranderen, of er is iets dat u eerst moet bekijken. Bevestigt u niets, dan verandert er niets.</Alert>}
      {ahead && <Alert tone="info" title={`Dit is van het nieuwe schooljaar ${view.schoolYear}`}>U kunt het nu klaarzetten. Op {from} gaat het vanzelf in; tot die dag verandert er niets.</Alert>}
      {next && !ahead && !quiet && <TurnsBack next={next} />}
      {!quiet && <SummaryCounts label={view.source === 'link' ? 'Wat deze gegevens zouden veranderen' : 'Wat dit bestand zou veranderen'} summary={summary} leftOut={leftOut} />}
      {withErrors > 0 && (
        <Alert tone="danger" title={leftOut === 1 ? 'Eén regel heeft een fout' : `${leftOut} regels hebben een fout`}>
          Verbeter het bestand in uw leerling-administratiesysteem en kies het opnieuw, of importeer zonder deze regels. Wie op zo’n regel staat en al bekend is, blijft dan zoals die is; wie nieuw is, komt niet mee. Hieronder staat per regel wat er niet klopt.
        </Alert>
      )}
      {summary.nothing && ahead && <Alert tone="warn" title="Iedereen zit nog in dezelfde groep als nu">Is het nieuwe schooljaar in uw leerling-administratiesysteem al voorbereid? Zo niet, bied het bestand dan later nog eens aan.</Alert>}
      {summary.nothing && !ahead && withErrors > 0 && <Alert tone="info" title="Verder verandert er niets">Buiten de regels met een fout is alles al zo.</Alert>}
      {summary.nothing && !ahead && withErrors === 0 && <Alert tone="info" title="Geen wijzigingen">Alles wat {view.source === 'link' ? `uit ${view.fileName} kwam` : 'in dit bestand staat'}, is al zo.</Alert>}
      {asks && guard.flagged && (
        <Alert tone="warn" title="Deze import is ongewoon groot">
          <ul className="list-disc pl-5">
            {guard.removals.filter((share) => share.flagged).map((share) => <li key={share.kind}>{share.removed} van de {share.of} {KIND[share.kind]} zouden niet meer actief zijn.</li>)}
            {guard.renamed.flagged && <li>{guard.renamed.count} van de {guard.renamed.of} mensen krijgen een andere voor- en achternaam. Is er een ander leerling-administratiesysteem gekomen?</li>}
            {guard.conflicts > 0 && <li>Bij {guard.conflicts} {guard.conflicts === 1 ? 'persoon past' : 'personen passen'} het nummer uit het bestand bij iemand met een ander ECK iD.</li>}
          </ul>
        </Alert>
      )}
      {licences && <Licences licences={licences} begun={false} />}
      <Strangers form={FORM} strangers={strangers} />
      <Pairs form={FORM} pairs={pairs} />
      {quiet ? <Finish importId={view.id} digest={digest} school={school} asks={asks} /> : <Card title={ahead ? 'Klaarzetten' : 'Importeren'} sentence={`${ahead ? `Op ${from} gaan de nieuwe groepen in.` : 'Na het importeren is alles meteen zichtbaar.'} Plaatjes, pincodes en thuislogins van leerlingen die blijven, veranderen niet. Wie niet in het bestand staat, wordt niet gewist maar is niet meer actief. Een medewerker met een rol die de ICT-coördinator gaf, houdt die rol en is alleen geen leerkracht meer.`}>
        <div className="flex flex-wrap items-end gap-4">
          <ActionForm id={FORM} action={confirmImportAction} school={school} className="flex flex-col gap-4">
            <input type="hidden" name="importId" value={view.id} />
            <input type="hidden" name="planDigest" value={digest} />
            {pairs.length + strangers.length > 0 && <input type="hidden" name="words" value="ja" />}
            <Unlinked pairs={pairs} strangers={strangers} />
            {questions.map((finding) => <p key={finding.code}>{findingText(finding).message}</p>)}
            {asks && <Checkbox name="sure" value="ja" label="Ja, ik heb dit bekeken en het klopt" />}
            {withErrors > 0 && <input type="hidden" name="partial" value="ja" />}
            <div><SubmitButton pendingText="Bezig…">{ahead ? `Zet klaar${withErrors > 0 ? ' zonder deze regels' : ''} voor ${from}` : withErrors > 0 ? 'Importeer zonder deze regels' : 'Importeer'}</SubmitButton></div>
          </ActionForm>
          <ActionForm action={cancelImportAction} school={school} className="contents">
            <input type="hidden" name="importId" value={view.id} />
            <SubmitButton variant="secondary">Annuleren</SubmitButton>
          </ActionForm>
        </div>
      </Card>}
      <PlanGroups {...planByGroup(plan)} />
    </>
  )
}

/** Nothing changes, so there is nothing to agree to. What asks for a yes (an old school year) is let go instead: it brings nothing. */
function Finish({ importId, digest, school, asks }: { importId: string; digest: string; school: string; asks: boolean }) {
  const button = <div><SubmitButton pendingText="Bezig…">Klaar</SubmitButton></div>
  const which = <input type="hidden" name="importId" value={importId} />
  return asks ? <ActionForm action={cancelImportAction} school={school}>{which}{button}</ActionForm> : <ActionForm action={confirmImportAction} school={school}>{which}<input type="hidden" name="planDigest" value={digest} />{button}</ActionForm>
}
