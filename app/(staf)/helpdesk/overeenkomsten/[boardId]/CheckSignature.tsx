import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { checkSignatureAction } from '@/lib/agreements/actions'
import { checkView, type SignedRow } from '@/lib/agreements/queries'
import { dateTime } from '@/lib/core/dates'
import { RefuseSignature } from './RefuseSignature'

/** ACC-6: a signature that came by a coordinator's request; the helpdesk says whether it holds. */
export async function CheckSignature({ row }: { row: SignedRow }) {
  const { asker, invited, colleague, askerSigned, freeMailbox } = await checkView(row)
  return (
    <Card title="Controleer wie tekende" sentence="Een ICT-coördinator koos het adres waar de link heen ging. Tot u hebt gecontroleerd wie er tekende, geldt de overeenkomst niet.">
      <DescriptionList items={[
        { term: 'Getekend door', value: `${row.name}, ${row.position}, ${row.place}` },
        { term: 'Link gemaild naar', value: <span className="[overflow-wrap:anywhere]">{row.email}</span> },
        { term: 'Gevraagd door', value: asker ? [asker.name, asker.role, asker.school].filter(Boolean).join(', ') : 'niet meer bekend' },
        ...(invited ? [{ term: 'Gevraagd aan', value: `${invited}, een andere naam dan die van wie tekende` }] : []),
        { term: 'Op', value: dateTime(row.signedAt) },
      ]} />
      {askerSigned && <Alert tone="warn" title="Wie tekende, heet net als wie het verzoek stuurde" className="mt-4">Niemand vraagt zichzelf om namens het bestuur te tekenen. Vraag het na bij het bestuur.</Alert>}
      {freeMailbox && <Alert tone="warn" title="Dit is een gratis mailadres" className="mt-4">Zo’n adres kan iedereen op elke naam nemen; het zegt niets over het bestuur. Vraag het na langs een weg die u zelf hebt opgezocht.</Alert>}
      {colleague && <Alert tone="warn" title="Dit is het adres van iemand die bij een school van dit bestuur werkt of werkte" className="mt-4">Vraag bij het bestuur na of deze persoon ook bestuurder is.</Alert>}
      <div className="mt-4 flex flex-col gap-4">
        <ActionForm action={checkSignatureAction} done="De overeenkomst geldt.">
          <input type="hidden" name="agreementId" value={row.id} />
          <input type="hidden" name="verdict" value="good" />
          <FormCheckbox name="checked" label={`Ik heb bij de KvK gezien dat ${row.name} het bestuur mag vertegenwoordigen, en langs een weg die ik zelf heb opgezocht gehoord dat ${row.name} heeft getekend`} required />
          <div><SubmitButton>Laat de overeenkomst gelden</SubmitButton></div>
        </ActionForm>
        <RefuseSignature row={row} />
      </div>
    </Card>
  )
}
