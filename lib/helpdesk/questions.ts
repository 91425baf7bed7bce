import type { Category } from './model'
import { CONSENT_QUESTIONS } from './questions/consent'
import { IMPORT_QUESTIONS } from './questions/import'
import { LICENCE_QUESTIONS } from './questions/licences'
import { LOGIN_QUESTIONS } from './questions/login'
import { NETWORK_QUESTIONS } from './questions/network'
import { PARENT_QUESTIONS } from './questions/parents'
import { PRIVACY_QUESTIONS } from './questions/privacy'
import { PUPIL_QUESTIONS } from './questions/pupils'
import { REFUSED_FILE_QUESTIONS } from './questions/refused-files'
import { SCHOOL_CHANGE_QUESTIONS } from './questions/school-changes'

/** 'Vraag & antwoord' (HLP-1), in the order in which a school meets the subjects. It tells what the portal does today. */
export const CATEGORIES: readonly Category[] = [
  { id: 'inloggen', title: 'Inloggen en een school kiezen', questions: LOGIN_QUESTIONS },
  { id: 'gegevens', title: 'Gebruikersgegevens invoeren', questions: IMPORT_QUESTIONS },
  { id: 'geweigerd', title: 'Als een bestand wordt geweigerd', questions: REFUSED_FILE_QUESTIONS },
  { id: 'netwerk', title: 'IP-adressen van de school', questions: NETWORK_QUESTIONS },
  { id: 'uitgeverijen', title: 'Uitgeverijen', questions: CONSENT_QUESTIONS },
  { id: 'lesmateriaal', title: 'Lesmateriaal en licenties', questions: LICENCE_QUESTIONS },
  { id: 'leerlingen', title: 'Leerlingen laten inloggen', questions: PUPIL_QUESTIONS },
  { id: 'school-verandert', title: 'Nieuw schooljaar, fusie en sluiten', questions: SCHOOL_CHANGE_QUESTIONS },
  { id: 'privacy', title: 'Privacy', questions: PRIVACY_QUESTIONS },
  { id: 'ouders', title: 'Voor ouders en verzorgers', questions: PARENT_QUESTIONS },
]
