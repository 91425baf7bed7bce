import type { WhyNot } from '@/lib/licences/rules'

export type RefusalReason = WhyNot | 'not-signed-in' | 'log-in-again' | 'unknown-title'

/** What happened, why, and who can mend it: for staff ('u') and for pupils ('je'). `{title}` and `{publisher}` are filled in. */
export const REFUSALS: Record<RefusalReason, { staff: { what: string; why: string; who: string }; pupil: { what: string; who: string } }> = {
  'no-consent': {
    staff: { what: '‘{title}’ gaat niet open.', why: 'Uw school heeft de uitgeverij {publisher} niet (meer) aangevinkt. Zolang dat zo is, gaan er geen gegevens naar {publisher} en kan niemand er inloggen.', who: 'De ICT-coördinator van uw school kan {publisher} aanvinken bij Beheer → Uitgeverijen.' },
    pupil: { what: '‘{title}’ staat nu niet aan voor jouw school.', who: 'Vraag het aan je juf of meester.' },
  },
  'not-connected': {
    staff: { what: '‘{title}’ gaat niet open.', why: '{publisher} heeft op dit moment geen werkende verbinding met dit portaal.', who: 'Neem contact op met de helpdesk van {publisher}.' },
    pupil: { what: '‘{title}’ doet het nu even niet.', who: 'Vraag het aan je juf of meester.' },
  },
  'no-licence': {
    staff: { what: '‘{title}’ gaat niet open.', why: 'Uw school heeft op dit moment geen lopende licentie voor deze titel.', who: 'Vraag uw ICT-coördinator; licenties worden besteld bij {publisher}.' },
    pupil: { what: 'Jouw school heeft ‘{title}’ nu niet.', who: 'Vraag het aan je juf of meester.' },
  },
  'not-for-you': {
    staff: { what: '‘{title}’ gaat niet open.', why: 'Deze titel is er niet voor uw rol. Medewerkers kunnen niet inloggen als leerling; leerlingsoftware en leerkrachtsoftware zijn gescheiden.', who: 'Vraag {publisher} of er een ingang voor leerkrachten is.' },
    pupil: { what: '‘{title}’ is voor de juf of meester.', who: 'Kies iets anders.' },
  },
  'not-linked': {
    staff: { what: '‘{title}’ gaat niet open.', why: 'De licentie is nog niet aan uw groep gekoppeld.', who: 'De ICT-coördinator koppelt licenties aan groepen via Lesmateriaal.' },
    pupil: { what: '‘{title}’ staat nog niet klaar voor jouw groep.', who: 'Vraag het aan je juf of meester.' },
  },
  'not-at-school': {
    staff: { what: '‘{title}’ gaat hier niet open.', why: 'Dit adres is geen adres van uw school.', who: 'De ICT-coördinator kan het adres toevoegen bij Beheer → IP-adres toevoegen.' },
    pupil: { what: 'Dit werkt alleen op school.', who: 'Ben je wel op school? Vraag je juf of meester.' },
  },
  'not-at-home': {
    staff: { what: '‘{title}’ gaat thuis niet open.', why: 'De uitgeverij heeft deze titel niet voor thuis vrijgegeven.', who: 'Op school werkt de titel wel. Vraag {publisher} of dat kan veranderen.' },
    pupil: { what: '‘{title}’ is alleen voor op school.', who: 'Kies thuis iets anders.' },
  },
  'not-signed-in': {
    staff: { what: 'U bent niet (meer) ingelogd.', why: 'Na een tijd zonder gebruik eindigt het inloggen vanzelf. Het eindigt ook als een badge ongeldig is gemaakt, een apparaat is ingetrokken, of een e-mailadres of vinkje is weggehaald.', who: 'Log opnieuw in.' },
    pupil: { what: 'Je bent niet meer ingelogd.', who: 'Begin opnieuw, net als eerst: met het plaatje op het bureaublad of met je badge.' },
  },
  'log-in-again': {
    staff: { what: 'Log opnieuw in.', why: 'De uitgeverij wil zeker weten dat u het bent, en vraagt u daarom opnieuw in te loggen. Daarna gaat u vanzelf verder.', who: 'Log opnieuw in.' },
    pupil: { what: 'Log nog een keer in.', who: 'Deze software wil zeker weten dat jij het bent.' },
  },
  'unknown-title': {
    staff: { what: 'Deze titel bestaat niet (meer).', why: 'De snelkoppeling is oud of niet goed overgenomen.', who: 'Open de titel vanuit Lesmateriaal. Staat hij daar niet, vraag dan uw ICT-coördinator.' },
    pupil: { what: 'Dit plaatje is oud.', who: 'Vraag je juf of meester om een nieuw plaatje op het bureaublad.' },
  },
}

/** True for a reason that the refusal page knows. */
export function isRefusalReason(text: string | undefined): text is RefusalReason {
  return text !== undefined && Object.hasOwn(REFUSALS, text)
}

/** The refusal page's address. */
export function refusalAddress(reason: RefusalReason, productId?: string | null): string {
  // Where a pupil's session has just ended, the page must know by itself that a child looks at it.
  const query = new URLSearchParams({ reden: reason, ...(productId ? { titel: productId } : {}), ...(reason === 'not-at-school' ? { wie: 'leerling' } : {}) })
  return `/geen-toegang?${query}`
}
