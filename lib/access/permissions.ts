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
  'accounts.decide': { roles: ['helpdesk'], means: 'aanvragen van scholen beoordelen' },
  'duo.keep': { roles: ['helpdesk'], means: 'het register van DUO en de eigen locaties bijhouden' },
  'school.ask-name': { roles: ['coordinator'], means: 'een andere naam voor de school vragen' },
  'consent.set': { roles: ['coordinator'], means: 'uitgeverijen toestemming geven of die intrekken' },
  'network.set': { roles: ['coordinator'], means: 'de IP-adressen van de school beheren' },
  'devices.enrol': { roles: ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher'], means: 'een apparaat aanmelden, zodat leerlingen er overal op kunnen inloggen' },
  'devices.set': { roles: ['coordinator'], means: 'aangemelde apparaten bekijken en intrekken' },
  'network.suppliers': { roles: ['coordinator'], means: 'netwerkbeheerders toestemming geven of die intrekken' },
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
  'substitutes.set': { roles: ['coordinator'], means: 'een invalkracht voor een groep activeren' },
  'profile.view': { roles: [...ALL_STAFF, 'helpdesk', 'publisherAdmin'], means: 'het eigen profiel bekijken' },
} as const satisfies Record<string, { roles: readonly Role[]; means: string }>

export type Permission = keyof typeof PERMISSIONS

/** True when one of the roles has the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission].roles
  return roles.some((role) => allowed.includes(role))
}
