/**
 * What the audit log can tell, with the Dutch words for the coordinator who reads it (DAT-2). Details never hold
 * personal data: ids, counts and codes only.
 */
export const AUDIT_EVENTS = {
  'staff.signed-in': 'heeft ingelogd',
  'staff.sign-in-refused': 'kon niet inloggen',
  'staff.signed-out': 'heeft uitgelogd',
  'staff.school-chosen': 'heeft de school gekozen',
  'roster.staged': 'heeft een bestand aangeboden',
  'roster.refused': 'heeft een bestand aangeboden dat is geweigerd',
  'roster.confirmed': 'heeft een import bevestigd',
  'roster.cancelled': 'heeft een import geannuleerd',
  'roster.applied': 'import verwerkt',
  'roster.failed': 'import mislukt',
  'consent.granted': 'heeft een uitgeverij aangevinkt',
  'consent.withdrawn': 'heeft het vinkje van een uitgeverij weggehaald',
  'licences.linked': 'heeft een licentie aan groepen gekoppeld',
  'licences.granted-by-publisher': 'heeft een titel aan mensen gekoppeld',
  'licences.withdrawn-by-publisher': 'heeft een titel van mensen losgekoppeld',
  'groups.login-method-set': 'heeft de login methode van een groep gewijzigd',
  'network.address-added': 'heeft een IP-adres toegevoegd',
  'network.address-removed': 'heeft een IP-adres verwijderd',
  'pupil.sign-in-refused': 'kon niet inloggen',
  'sso.refused': 'kon een titel niet openen',
  'action.refused': 'deed iets waar geen recht op was',
} as const

export type AuditAction = keyof typeof AUDIT_EVENTS
