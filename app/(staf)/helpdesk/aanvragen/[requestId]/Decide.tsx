import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox, FormSelectField } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { FormTextArea } from '@/components/forms/FormTextArea'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { approveRequestAction, rejectRequestAction } from '@/lib/account-requests/actions'
import type { RequestToDecide } from '@/lib/account-requests/queries'
import { OVERTAKEN_CODES, READY_REASONS } from '@/lib/account-requests/rules'
import { sentence } from '@/lib/core/texts'

/** What approving does, in words. */
function outcome({ request, school, duo }: RequestToDecide): string {
  if (request.kind === 'coordinator' || school) return 'De ICT-coördinator komt bij het account dat er is en krijgt de activatielink. De aanvrager krijgt bericht.'
  return `Het account wordt gemaakt${duo ? ' met naam, adres en bestuur van DUO' : ''}; de ICT-coördinator krijgt de activatielink en de aanvrager bericht.`
}

/** 'Goedkeuren' and 'Afwijzen': of two people the first wins, and the second is told. */
export function Decide({ found }: { found: RequestToDecide }) {
  const { request, own, duo, overtaken, boards } = found
  const byHand = request.schoolKind !== 'primary' && !duo
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {overtaken ? (
        <Card title="Goedkeuren kan niet meer"><Alert tone="warn">{sentence(OVERTAKEN_CODES[overtaken])}</Alert></Card>
      ) : <Card title="Goedkeuren" sentence={outcome(found)}>
        <ActionForm action={approveRequestAction}>
          <input type="hidden" name="requestId" value={request.id} />
          {byHand && own.length > 0 && <FormSelectField name="schoolId" label="Eigen locatie die er al is" optional={request.kind === 'account'} placeholder={request.kind === 'account' ? 'geen: maak een nieuwe' : 'kies een locatie'} options={own.map(({ id, name, schoolKey, brin, city }) => ({ value: id, label: [name, city, schoolKey ?? brin].filter(Boolean).join(', ') }))} />}
          {byHand && request.kind === 'account' && <FormTextField name="schoolKey" label="Schoolsleutel van de nieuwe locatie" help="Hiermee herkent het portaal bestanden van deze school. Letters, cijfers en streepjes." autoComplete="off" />}
          <FormCheckbox name="checked" label="Ik heb bij de KvK gezien dat dit bestuurslid mag tekenen, en de handtekening staat op het verzoek" required />
          {boards && <FormCheckbox name="otherBoard" value={boards.atDuo} label={`De aanvraag noemt ${boards.asked}, DUO noemt ${boards.atDuo}. Ik heb uitgezocht dat dit bestuurslid mag tekenen voor ${boards.atDuo}`} required />}
          <div><SubmitButton>Goedkeuren</SubmitButton></div>
        </ActionForm>
      </Card>}
      <Card title="Afwijzen" sentence="De aanvrager krijgt uw uitleg per e-mail.">
        <ActionForm action={rejectRequestAction}>
          <input type="hidden" name="requestId" value={request.id} />
          <FormTextArea name="reason" label="Reden, voor de aanvrager" help="Schrijf wat er niet klopt en wat de aanvrager kan doen." maxLength={1000} {...(overtaken ? { defaultValue: READY_REASONS[overtaken] } : {})} />
          <div><SubmitButton variant="danger">Afwijzen</SubmitButton></div>
        </ActionForm>
      </Card>
    </div>
  )
}
