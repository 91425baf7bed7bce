import { param, who, type FindingEntry } from './finding-words'

const NEXT = 'Bij de volgende keer ophalen komt deze persoon dan mee.'

/** Findings of what came over an automatic link (LAS-4). */
export const LINK_TEXTS = {
  'link.staff-no-group': {
    severity: 'notice',
    message: (f) => `${who(f)} komt niet mee, omdat deze in uw leerling-administratiesysteem aan geen enkele groep is gekoppeld.`,
    remedy: () => `Koppel deze persoon daar aan een groep. ${NEXT}`,
  },
  'link.staff-no-email': {
    severity: 'warning',
    message: (f) => `${who(f)} komt niet mee, omdat er in uw leerling-administratiesysteem geen e-mailadres bij staat.`,
    remedy: () => `Vul daar een bestaand e-mailadres in. ${NEXT}`,
  },
  'link.staff-email-invalid': {
    severity: 'warning',
    message: (f) => `${who(f)} komt niet mee, omdat het e-mailadres in uw leerling-administratiesysteem niet geldig is.`,
    remedy: () => `Verbeter het e-mailadres daar. ${NEXT}`,
  },
  'link.staff-email-duplicate': {
    severity: 'warning',
    message: (f) => `${who(f)} komt niet mee, omdat hetzelfde e-mailadres bij ${param(f, 'count')} mensen staat.`,
    remedy: () => `Geef in uw leerling-administratiesysteem ieder een eigen e-mailadres. ${NEXT}`,
  },
  'link.staff-role': {
    severity: 'notice',
    message: (f) => `${who(f)} komt niet mee, omdat deze in uw leerling-administratiesysteem niet de rol leerkracht heeft.`,
    remedy: () => 'Moet deze persoon er wel bij, geef die dan daar de rol leerkracht, of voeg de persoon hier toe bij Ondersteunend Personeel.',
  },
  'link.parts-differ': {
    severity: 'error',
    message: () => 'de groepen, leerlingen en leerkrachten die uw leerling-administratiesysteem stuurde, zijn niet van dezelfde school of hetzelfde schooljaar.',
    remedy: () => 'Probeer het later opnieuw. Blijft dit zo, bel dan de helpdesk van uw leerling-administratiesysteem.',
  },
} satisfies Record<string, FindingEntry>
