import { Badge } from '@/components/ui/Badge'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { openState, openWords, type Contact } from '@/lib/contact/rules'

/** Telephone, mail and hours of the helpdesk, and whether it is open now (HLP-1). */
export function HelpdeskHours({ contact }: { contact: Contact }) {
  const state = openState(contact, new Date())
  const spoken = (day: string) => `${Number(day.slice(3))}-${Number(day.slice(0, 2))}`
  return (
    <DescriptionList items={[
      { term: 'Nu', value: <Badge tone={state.open ? 'success' : 'neutral'} className="whitespace-normal">{openWords(state)}</Badge> },
      { term: 'Openingstijden', value: <>Op werkdagen van {contact.opens} tot {contact.closes} uur. Bij de start van het schooljaar ({spoken(contact.startFrom)} tot en met {spoken(contact.startUntil)}) tot {contact.closesAtStart} uur.</> },
      ...(contact.telephone ? [{ term: 'Telefoon', value: <a href={`tel:${contact.telephone.replace(/[^\d+]/g, '')}`}>{contact.telephone}</a> }] : []),
      { term: 'E-mail', value: <a href={`mailto:${contact.email}`} className="[overflow-wrap:anywhere]">{contact.email}</a> },
    ]} />
  )
}
