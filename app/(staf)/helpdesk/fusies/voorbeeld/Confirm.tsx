import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { mergeSchoolsAction } from '@/lib/procedures/actions'
import type { MergePreview } from '@/lib/procedures/queries'

/** The deed, on what was shown. */
export function Confirm({ preview, brin, chosen }: { preview: MergePreview; brin: string | null; chosen: readonly string[] }) {
  const hidden = { goesId: preview.goesId, staysId: preview.staysId, digest: preview.digest, ...(brin ? { brin } : {}) }
  return (
    <Card title="Samenvoegen" sentence="Dit kan 24 uur lang ongedaan worden gemaakt, zolang er geen import is verwerkt.">
      <ActionForm action={mergeSchoolsAction}>
        {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {chosen.map((id) => <input key={id} type="hidden" name="keep" value={id} />)}
        <ul className="max-w-prose list-disc pl-5">
          <li>{preview.goes} sluit; wie daar is ingelogd, logt opnieuw in.</li>
          <li>De school die blijft krijgt een nieuw kenmerk (INSTELLING_REF): alle snelkoppelingen moeten opnieuw worden gedownload.</li>
          <li>De ICT-coördinatoren van beide scholen krijgen bericht.</li>
        </ul>
        <FormCheckbox name="sure" value="ja" label="Ik heb dit met beide scholen besproken" />
        {preview.report.boards && <FormCheckbox name="boards" value="ja" label={`Beide besturen willen dit: wie van ${preview.goes} komt, valt voortaan onder ${preview.report.boards.stays} en niet meer onder ${preview.report.boards.goes}`} />}
        <div><SubmitButton variant="danger">Voeg samen</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
