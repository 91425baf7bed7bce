import type { Role } from './actor'

const ALL_STAFF = ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'intern', 'supportStaff', 'substitute'] as const

/**
 * Who may do what: the one table. `means` is what a person reads. Whatever is not in it, nobody may.
 * What somebody sees within a permission (all groups or the own ones) is the scope's matter (`scopeOf`).
 */
export const PERMISSIONS = {
  'manage.view': { roles: ['coordinator'], means: 'het tabblad Beheer openen' },
  'roster.import': { roles: ['coordinator'], means: 'gebruikersgegevens invoeren en imports bekijken' },
  'las.watch': { roles: ['helpdesk'], means: 'de koppelingen van alle scholen bekijken' },
  'school.close': { roles: ['coordinator'], means: 'vragen om het account van de school te sluiten' },
  'schools.procedures': { roles: ['helpdesk'], means: 'scholen samenvoegen, splitsen en sluiten' },
  'accounts.decide': { roles: ['helpdesk'], means: 'aanvragen van scholen beoordelen' },
  'duo.keep': { roles: ['helpdesk'], means: 'het register van DUO en de eigen locaties bijhouden' },
  'publishers.keep': { roles: ['helpdesk'], means: 'de verbindingen van uitgeverijen bijhouden' },
  'school.ask-name': { roles: ['coordinator'], means: 'een andere naam voor de school vragen' },
  'consent.set': { roles: ['coordinator'], means: 'uitgeverijen toestemming geven of die intrekken' },
  'network.set': { roles: ['coordinator'], means: 'de IP-adressen van de school beheren' },
  'devices.enrol': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher'], means: 'een apparaat aanmelden, zodat leerlingen er overal op kunnen inloggen' },
  'devices.set': { roles: ['coordinator'], means: 'aangemelde apparaten bekijken en intrekken' },
  'network.suppliers': { roles: ['coordinator'], means: 'netwerkbeheerders toestemming geven of die intrekken' },
  'privacy.requests': { roles: ['coordinator'], means: 'inzageverzoeken beantwoorden en gegevens van mensen die weg zijn wissen' },
  'agreements.ask': { roles: ['coordinator'], means: 'de verwerkersovereenkomst bekijken en het bestuur vragen te tekenen' },
  'agreements.watch': { roles: ['helpdesk'], means: 'de verwerkersovereenkomsten van alle besturen bekijken, en controleren wie tekende' },
  'privacy.watch': { roles: ['helpdesk'], means: 'zien hoeveel gegevens er zijn gewist' },
  'licences.link': { roles: ['coordinator'], means: 'licenties aan groepen koppelen' },
  'licences.view': { roles: ALL_STAFF, means: 'het lesmateriaal bekijken en openen' },
  'licences.why': { roles: ALL_STAFF, means: 'nagaan waarom een titel niet te zien is' },
  'shortcuts.download': { roles: ALL_STAFF, means: 'snelkoppelingen naar lesmateriaal downloaden' },
  'groups.view': { roles: ALL_STAFF, means: 'groepen en het groepsoverzicht bekijken' },
  'groups.login-method': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'substitute'], means: 'de login methode van een groep wijzigen' },
  'pupils.change': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'substitute'], means: 'de pincode, de plaatjes en de login methode van een leerling wijzigen' },
  'home.addresses': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher'], means: 'e-mailadressen voor thuislogin instellen en links zenden' },
  'groups.credentials': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'substitute'], means: 'leerlingen nieuwe pincodes, wachtwoordplaatjes en badges geven' },
  'staff.view': { roles: ALL_STAFF, means: 'de leerkrachten van de school bekijken' },
  'staff.status': { roles: ['coordinator'], means: 'e-mailadres en status van leerkrachten bekijken' },
  'staff.set': { roles: ['coordinator'], means: 'medewerkers en extra rollen toevoegen of wegnemen' },
  'staff.login-rules': { roles: ['coordinator'], means: 'bepalen hoe medewerkers van de school inloggen' },
  'substitutes.set': { roles: ['coordinator'], means: 'een invalkracht voor een groep activeren' },
  'audit.view': { roles: ['coordinator'], means: 'het logboek van de school bekijken' },
  'audit.export': { roles: ['coordinator'], means: 'het logboek van de school downloaden' },
  'publisher.manage': { roles: ['publisherAdmin'], means: 'de titels en licenties van de eigen uitgeverij beheren' },
  'publishers.people': { roles: ['helpdesk'], means: 'medewerkers van uitgeverijen toegang geven' },
  'publishers.lookup': { roles: ['helpdesk'], means: 'instellen bij welke uitgeverijen het portaal licenties navraagt' },
  'helpdesk.view': { roles: ['helpdesk'], means: 'scholen, personen, e-mails en imports van alle scholen opzoeken' },
  'helpdesk.clear-factors': { roles: ['helpdesk'], means: 'de tweede stap verwijderen van wie telefoon en herstelcodes kwijt is' },
  'helpdesk.send': { roles: ['helpdesk'], means: 'een activatielink opnieuw zenden en een e-mail opnieuw proberen' },
  'helpdesk.notices': { roles: ['helpdesk'], means: 'mededelingen schrijven en de contactgegevens van de helpdesk wijzigen' },
  'helpdesk.look-on': { roles: ['helpdesk'], means: 'met een school meekijken, zonder iets te wijzigen' },
  'profile.view': { roles: [...ALL_STAFF, 'helpdesk', 'publisherAdmin'], means: 'het eigen profiel bekijken' },
} as const satisfies Record<string, { roles: readonly Role[]; means: string }>

export type Permission = keyof typeof PERMISSIONS

/**
 * What the helpdesk may read while it looks on as a school's coordinator (ACC-11). Whatever is not in this list stays closed:
 * 'Lesmateriaal', licences, results, and all that shows or gives pins and password pictures (HLP-3). To change something it
 * may nowhere: see `action` and the scope.
 */
export const LOOK_ON_READS: readonly Permission[] = [
  'manage.view', 'roster.import', 'consent.set', 'network.set', 'network.suppliers', 'devices.set', 'groups.view', 'staff.view', 'staff.status', 'staff.set', 'substitutes.set', 'audit.view',
]

/** True when one of the roles has the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission].roles
  return roles.some((role) => (role === 'lookOn' ? LOOK_ON_READS.includes(permission) : allowed.includes(role)))
}
