import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { Counts } from '@/components/ui/Counts'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { splitSchoolAction } from '@/lib/procedures/actions'
import { splitBoardWords } from '@/lib/procedures/boards'
import type { SplitPreview } from '@/lib/procedures/split-queries'

/** The deed, on what was shown; that results are lost is said before. */
export function Confirm({ preview: { fromId, toId, digest, report, groups } }: { preview: SplitPreview }) {
  return (
    <Card title="Splitsen">
      <ActionForm action={splitSchoolAction}>
        {Object.entries({ fromId, toId, digest }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {groups.filter(({ chosen }) => chosen).map(({ id }) => <input key={id} type="hidden" name="group" value={id} />)}
        <Counts label="Wat overgaat" items={[{ label: 'groepen', one: 'groep', after: report.groups.length }, { label: 'leerlingen', one: 'leerling', after: report.pupils.length }, { label: 'medewerkers', one: 'medewerker', after: report.staff }, { label: 'thuisadressen', one: 'thuisadres', after: report.homes }]} />
        <Alert tone="danger" title="Leerresultaten blijven niet behouden">Uitgeverijen kennen deze leerlingen daarna niet meer: zij krijgen een nieuw nummer en een nieuwe schuilnaam. Het kan 24 uur lang ongedaan worden gemaakt, zolang er met wat overging niets is gedaan: geen import, geen nieuwe pincode of badge, geen licentie. Plaatjes, pincodes en thuislogins gaan mee; wachtwoordplaatjes en badges worden nieuw.</Alert>
        {report.boards && (
          <Alert tone="warn" title="De scholen hebben verschillende besturen">
            De school die splitst is van {report.boards.goes}; de andere school is van {report.boards.stays}. {splitBoardWords(report.boards.agreement)} De overeenkomst van {report.boards.goes} geldt niet voor wie overgaat.
          </Alert>
        )}
        <FormCheckbox name="sure" value="ja" label="De school heeft de resultaten vastgelegd die zij wil bewaren" />
        {report.boards && <FormCheckbox name="boards" value="ja" label={`Beide besturen willen dit: wie overgaat, valt voortaan onder ${report.boards.stays} en niet meer onder ${report.boards.goes}`} />}
        <div><SubmitButton variant="danger">Splits</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
