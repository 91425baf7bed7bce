import { BookOpen, BookUser, Building2, Eraser, FileInput, FileSignature, GitMerge, Inbox, Landmark, Mail, Megaphone, Phone, PlugZap, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'

/** `rare`: not above every page, only on 'Begin'. */
export type HelpdeskPage = { key: 'requests' | 'schools' | 'people' | 'procedures' | 'agreements' | 'erased' | 'mails' | 'imports' | 'links' | 'notices' | 'contact' | 'publisher-people' | 'duo' | 'publishers'; name: string; href: string; also?: readonly string[]; rare?: boolean; icon: ReactNode; what: string }

/** The pages of the helpdesk, in the order of its day. */
export const HELPDESK_PAGES: readonly HelpdeskPage[] = [
  { key: 'requests', name: 'Aanvragen', href: '/helpdesk/aanvragen', icon: <Inbox aria-hidden />, what: 'Scholen die een account aanvragen: bekijken, goedkeuren of afwijzen.' },
  { key: 'schools', name: 'Scholen', href: '/helpdesk/scholen', icon: <Building2 aria-hidden />, what: 'Een school opzoeken, zien hoe die ervoor staat, en meekijken.' },
  { key: 'people', name: 'Personen', href: '/helpdesk/personen', icon: <UsersRound aria-hidden />, what: 'Medewerkers opzoeken en een activatielink opnieuw zenden.' },
  { key: 'procedures', name: 'Fuseren, splitsen, sluiten', href: '/helpdesk/fusies', also: ['/helpdesk/splitsingen', '/helpdesk/opheffingen'], rare: true, icon: <GitMerge aria-hidden />, what: 'Scholen die samengaan, uit elkaar gaan of stoppen; met voorbeeld, en terug te draaien.' },
  { key: 'agreements', name: 'Overeenkomsten', href: '/helpdesk/overeenkomsten', rare: true, icon: <FileSignature aria-hidden />, what: 'Welke besturen de verwerkersovereenkomst hebben getekend.' },
  { key: 'mails', name: 'E-mails', href: '/helpdesk/emails', icon: <Mail aria-hidden />, what: 'Welke e-mails zijn verstuurd, en welke niet aankomen.' },
  { key: 'imports', name: 'Imports', href: '/helpdesk/imports', icon: <FileInput aria-hidden />, what: 'De imports van alle scholen; wat misging staat bovenaan.' },
  { key: 'links', name: 'Koppelingen', href: '/helpdesk/koppelingen', icon: <PlugZap aria-hidden />, what: 'De automatische koppelingen met leerling-administratiesystemen.' },
  { key: 'publishers', name: 'Uitgeverijen', href: '/helpdesk/uitgeverijen', rare: true, icon: <BookOpen aria-hidden />, what: 'Certificaten, sleutels en adressen van uitgeverijen.' },
  { key: 'notices', name: 'Berichten', href: '/helpdesk/berichten', icon: <Megaphone aria-hidden />, what: 'Mededelingen over storingen, onderhoud en nieuws.' },
  { key: 'contact', name: 'Contactgegevens', href: '/helpdesk/contactgegevens', rare: true, icon: <Phone aria-hidden />, what: 'Telefoon, e-mail en openingstijden van de helpdesk.' },
  { key: 'publisher-people', name: 'Mensen van uitgeverijen', href: '/helpdesk/uitgeverijmedewerkers', rare: true, icon: <BookUser aria-hidden />, what: 'Wie voor een uitgeverij titels en licenties beheert.' },
  { key: 'duo', name: 'DUO', href: '/helpdesk/duo', also: ['/helpdesk/eigen-locaties'], rare: true, icon: <Landmark aria-hidden />, what: 'Het register van DUO bijwerken, en locaties die DUO niet heeft.' },
  { key: 'erased', name: 'Gewist', href: '/helpdesk/gewist', rare: true, icon: <Eraser aria-hidden />, what: 'Hoeveel gegevens er zijn gewist nadat de bewaartermijn voorbij was.' },
]
