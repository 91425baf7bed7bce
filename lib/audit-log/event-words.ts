import { AUDIT_EVENTS, type AuditAction } from '@/lib/audit/events'

/** The kinds of events that one can look for: the first word of an action, in the coordinator's words. */
export const EVENT_KINDS: Readonly<Record<string, string>> = {
  staff: 'inloggen en medewerkers', substitutes: 'invalkrachten', roster: 'imports', maker: 'XML-maker', las: 'koppeling met het LAS', consent: 'uitgeverijen', licences: 'licenties', shortcuts: 'snelkoppelingen',
  groups: 'groepen', session: 'sessies', factor: 'tweede stap bij het inloggen', school: 'gegevens van de school', schools: 'fuseren, splitsen, sluiten', titles: 'titels', publisher: 'mensen en verbindingen van uitgeverijen', agreement: 'verwerkersovereenkomst', privacy: 'inzage en wissen', readiness: 'klaar voor het schooljaar', request: 'aanvragen', sandbox: 'proefomgevingen', duo: 'register van DUO',
  pupil: 'leerlingen', home: 'thuislogin', network: 'netwerk', device: 'apparaten', sso: 'titels die niet opengingen', 'look-on': 'meekijken door de helpdesk', helpdesk: 'helpdesk', audit: 'logboek', action: 'geweigerde handelingen',
}

/** The kind of an action: 'staff' of 'staff.signed-in'. */
export const kindOf = (action: string): string => action.slice(0, action.indexOf('.'))

/** What an event says, in Dutch; a code that this release does not know is shown as it is. */
export function eventWords(action: string): string {
  return Object.hasOwn(AUDIT_EVENTS, action) ? AUDIT_EVENTS[action as AuditAction] : action
}

/** Kinds that the helpdesk does not see: which software a school links and to whom (HLP-3). */
export const HIDDEN_FROM_HELPDESK: readonly string[] = ['licences', 'titles', 'shortcuts', 'sso']

/** Who did it, where no name can be found (any more). */
export const ACTOR_WORDS: Readonly<Record<string, string>> = {
  staff: 'Een medewerker die er niet meer is', pupil: 'Een leerling die er niet meer is', home: 'Een ouder of verzorger', publisher: 'Een uitgeverij', system: 'Het portaal', stranger: 'Iemand die niet was ingelogd',
}

/** The place in the log from which a page goes on: the last event that was shown. */
export type Cursor = { at: Date; id: bigint }

/** A cursor as the address has it. */
export function cursorText({ at, id }: Cursor): string {
  return `${at.getTime()}-${id}`
}

/** The cursor of an address; null for none, or anything odd. */
export function readCursor(text: string | null): Cursor | null {
  const [, at, id] = /^(\d{1,15})-(\d{1,18})$/.exec(text ?? '') ?? []
  const moment = new Date(Number(at))
  return at && id && !Number.isNaN(moment.getTime()) ? { at: moment, id: BigInt(id) } : null
}
