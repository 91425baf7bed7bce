import { param, who, type FindingEntry } from './finding-words'

const RIGHT_SCHOOL = 'Kies het bestand van uw eigen school, of wissel eerst naar de school waarvan dit bestand is.'
const ASK_HELPDESK = 'Neem contact op met de helpdesk; die vult het bij uw school in.'

/** Findings of a roster beside the school that imports it. */
export const SCHOOL_TEXTS = {
  'school.other-brin': {
    severity: 'error',
    message: (f) => `dit bestand is van een school met BRIN ${param(f, 'file')}, maar ${param(f, 'school')} heeft BRIN ${param(f, 'own')}.`,
    remedy: () => RIGHT_SCHOOL,
  },
  'school.brin-absent': {
    severity: 'error',
    message: (f) => `dit bestand noemt geen BRIN, dus het is niet zeker dat het van ${param(f, 'school')} is (BRIN ${param(f, 'own')}).`,
    remedy: () => 'Vul het BRIN in bij de schoolgegevens in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'school.other-key': {
    severity: 'error',
    message: (f) => `dit bestand is van een school met sleutel "${param(f, 'file')}", maar ${param(f, 'school')} heeft sleutel "${param(f, 'own')}".`,
    remedy: () => RIGHT_SCHOOL,
  },
  'school.key-absent': {
    severity: 'error',
    message: (f) => `dit bestand noemt geen schoolsleutel, dus het is niet zeker dat het van ${param(f, 'school')} is (sleutel "${param(f, 'own')}").`,
    remedy: () => 'Vul de schoolsleutel in bij de schoolgegevens van het programma dat het bestand maakt en maak het opnieuw.',
  },
  'school.no-identity': {
    severity: 'error',
    message: (f) => `bij ${param(f, 'school')} staan geen BRIN en geen schoolsleutel, dus het bestand is niet te controleren.`,
    remedy: () => ASK_HELPDESK,
  },
  'school-year.old': {
    severity: 'question',
    message: (f) => `dit bestand is van schooljaar ${param(f, 'file')}, maar het is nu ${param(f, 'current')}.`,
    remedy: () => 'Maak liever een bestand van dit schooljaar. Wilt u dit oude bestand toch gebruiken, bevestig dat dan.',
  },
  'school-year.next': {
    severity: 'notice',
    message: (f) => `deze gegevens zijn van het nieuwe schooljaar ${param(f, 'file')}.`,
    remedy: (f) => `U hoeft niets te doen: ze gaan in op ${param(f, 'from')}, en tot die dag verandert er niets.`,
  },
  'school-year.future': {
    severity: 'question',
    message: (f) => `dit bestand is van schooljaar ${param(f, 'file')}, maar het is nog ${param(f, 'current')}.`,
    remedy: () => 'Kijk of dit het goede bestand is. Leerlingen komen meteen in de groepen van dat jaar. Wilt u dat nu al, bevestig dat dan.',
  },
  'school-year.far': {
    severity: 'error',
    message: (f) => `dit bestand is van schooljaar ${param(f, 'file')}, maar het is nu ${param(f, 'current')}.`,
    remedy: (f) => `Kies in het leerlingadministratiesysteem ${param(f, 'current')} (of ${param(f, 'next')}, als dat al klaarstaat) en maak het bestand opnieuw.`,
  },
  'staff.no-group': {
    severity: 'notice',
    message: (f) => `${who(f)} komt niet mee, omdat deze in het bestand aan geen enkele groep is gekoppeld.`,
    remedy: () => 'Moet deze persoon wel meekomen, koppel die dan in het leerlingadministratiesysteem aan een groep en maak het bestand opnieuw.',
  },
  'staff.email-invalid': {
    severity: 'warning',
    message: (f) => `het e-mailadres van ${who(f)} is niet geldig en komt niet mee.`,
    remedy: () => 'Vul in het leerlingadministratiesysteem een bestaand e-mailadres in en maak het bestand opnieuw.',
  },
  'staff.email-duplicate': {
    severity: 'warning',
    message: (f) => `het e-mailadres van ${who(f)} staat bij ${param(f, 'count')} mensen en komt bij geen van hen mee.`,
    remedy: () => 'Geef in het leerlingadministratiesysteem ieder een eigen e-mailadres en maak het bestand opnieuw.',
  },
} satisfies Record<string, FindingEntry>
