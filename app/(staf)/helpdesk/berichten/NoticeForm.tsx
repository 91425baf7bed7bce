import { ActionForm } from '@/components/forms/ActionForm'
import { FormRadioGroup, FormSelectField } from '@/components/forms/choices'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dutchInput } from '@/lib/core/dutch-moment'
import { saveNoticeAction } from '@/lib/notices/actions'
import { NOTICE_AUDIENCES, NOTICE_KINDS, type Notice } from '@/lib/notices/rules'

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** A notice to write or to change (AUT-8). */
export function NoticeForm({ notice }: { notice?: Notice }) {
  return (
    <ActionForm action={saveNoticeAction}>
      {notice && <input type="hidden" name="noticeId" value={notice.id} />}
      <FormRadioGroup legend="Waar gaat het over?" name="kind" options={options(NOTICE_KINDS)} defaultValue={notice?.kind ?? 'outage'} />
      <FormSelectField label="Voor wie?" name="audience" options={options(NOTICE_AUDIENCES)} defaultValue={notice?.audience ?? 'staff'} help="Alleen deze mensen zien de mededeling: boven hun pagina’s en bij ‘Actueel’, en op hun inlogpagina. Wat voor ICT-coördinatoren is, staat niet op de inlogpagina: daar is nog niet bekend wie er komt." />
      <FormTextField label="Korte tekst" name="text" maxLength={160} defaultValue={notice?.text} help="Eén zin: wat werkt er niet, of wat gaat er gebeuren?" autoComplete="off" />
      <FormTextAreaField label="Meer informatie" name="more" optional rows={6} defaultValue={notice?.more} help="Gewone alinea’s, met een lege regel ertussen. Een adres dat met https:// begint, wordt een link." />
      <FormTextField label="Te zien vanaf" name="startsAt" type="datetime-local" optional defaultValue={notice && dutchInput(notice.startsAt)} help="Leeg: meteen." />
      <FormTextField label="Te zien tot" name="endsAt" type="datetime-local" optional defaultValue={notice?.endsAt ? dutchInput(notice.endsAt) : undefined} help="Leeg: tot u de mededeling beëindigt." />
      <div><SubmitButton>Mededeling opslaan</SubmitButton></div>
    </ActionForm>
  )
}
