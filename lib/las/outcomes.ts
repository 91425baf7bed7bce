import { LAS_SYSTEMS } from './rules'

/** Who can do something about it: the coordinator, the LAS's supplier, this portal's helpdesk, or only time. */
export type Mender = 'school' | 'supplier' | 'portal' | 'nobody'

type Outcome = {
  /** What happened, as a sentence about `{las}`. */
  words: string
  /** What to do, and by whom. */
  remedy: string
  mender: Mender
  /** The same of a LAS that gives no key (LAS-1). */
  keyless?: { words: string; remedy: string }
  /** The run did what it should. */
  good?: true
  /** What it says of the LAS's own permission: 'given' or 'refused'; absent: nothing. */
  grant?: 'given' | 'refused'
  /** Worth trying again within the hour; otherwise the next night. */
  soon?: true
  /** So fails every school of a LAS that is down: many in a row tell that it is (breaker.ts). */
  down?: true
}

const LATER = 'U hoeft niets te doen: het portaal probeert het vanzelf opnieuw. Gebeurt dit een paar nachten achter elkaar, bel dan de helpdesk van {las}.'
const PORTAL = 'Hier kunt u zelf niets aan doen. Meld het bij de helpdesk van dit portaal als het morgen nog zo is.'
const SUPPLIER = 'Hier kunt u zelf niets aan doen. Blijft dit zo, bel dan de helpdesk van {las} en noem deze melding.'

/** How a run of a link ended (LAS-2): each code of the agreement and each way in which a connection fails, in the coordinator's words. */
export const OUTCOMES = {
  imported: { words: 'De gegevens zijn opgehaald en worden verwerkt.', remedy: 'U hoeft niets te doen.', mender: 'nobody', good: true, grant: 'given' },
  applied: { words: 'De gegevens zijn opgehaald en verwerkt.', remedy: 'U hoeft niets te doen.', mender: 'nobody', good: true, grant: 'given' },
  unchanged: { words: 'Er is in {las} niets veranderd sinds de vorige keer.', remedy: 'U hoeft niets te doen.', mender: 'nobody', good: true, grant: 'given' },
  look: { words: 'De gegevens zijn opgehaald en wachten op u.', remedy: 'Bekijk wat er zou veranderen en bevestig het.', mender: 'school', good: true, grant: 'given' },
  held: { words: 'De gegevens uit {las} zouden ongewoon veel veranderen. Er is nog niets veranderd.', remedy: 'Bekijk de import hieronder en bevestig of annuleer hem.', mender: 'school', good: true, grant: 'given' },
  undone: { words: 'De laatst opgehaalde gegevens zijn ongedaan gemaakt.', remedy: 'Bij de volgende keer ophalen wachten de gegevens op u: bekijk ze dan en bevestig ze.', mender: 'school', good: true },
  cancelled: { words: 'De opgehaalde gegevens zijn niet verwerkt: de import is geannuleerd.', remedy: 'Klopte er iets niet, verbeter het dan in {las}. Bij de volgende keer ophalen vergelijkt het portaal opnieuw.', mender: 'school', good: true },

  'fault-authorisation': { words: '{las} geeft geen toestemming: de koppeling staat daar niet aan, of de autorisatiesleutel klopt niet (meer).', remedy: 'Controleer in {las} of de koppeling aanstaat en, als u een autorisatiesleutel gebruikt, of die gelijk is aan de sleutel hier.', mender: 'school', grant: 'refused', keyless: { words: '{las} geeft geen toestemming: de koppeling staat daar niet aan.', remedy: 'Zet de koppeling aan in {las}.' } },
  'fault-customer': { words: '{las} kent de school niet onder dit BRIN, of kent dit portaal niet.', remedy: 'Controleer of in {las} het juiste BRIN met vestigingscode staat. Klopt dat, meld dit dan bij de helpdesk van dit portaal.', mender: 'school' },
  'fault-internal': { words: 'In {las} is een fout opgetreden.', remedy: LATER, mender: 'supplier', soon: true, down: true },
  'fault-unavailable': { words: '{las} is tijdelijk niet beschikbaar, bijvoorbeeld door onderhoud.', remedy: LATER, mender: 'nobody', soon: true, down: true },
  'fault-message': { words: '{las} keurde de vraag van het portaal af, bijvoorbeeld het schooljaar of het BRIN.', remedy: 'Controleer of het nieuwe schooljaar in {las} al bestaat. Is dat zo, meld dit dan bij de helpdesk van dit portaal.', mender: 'portal' },
  'fault-version': { words: '{las} gebruikt een andere versie van de koppeling dan het portaal.', remedy: PORTAL, mender: 'portal' },
  'fault-other': { words: '{las} antwoordde met een foutmelding die het portaal niet kent.', remedy: SUPPLIER, mender: 'supplier', soon: true },

  unreachable: { words: '{las} is niet bereikbaar.', remedy: LATER, mender: 'nobody', soon: true, down: true },
  tls: { words: 'De beveiligde verbinding met {las} kwam niet tot stand.', remedy: PORTAL, mender: 'portal', down: true },
  timeout: { words: '{las} antwoordde niet op tijd.', remedy: LATER, mender: 'nobody', soon: true, down: true },
  'cut-off': { words: 'Het antwoord van {las} brak halverwege af. Er is niets veranderd.', remedy: LATER, mender: 'nobody', soon: true, down: true },
  html: { words: '{las} antwoordde met een webpagina in plaats van gegevens, bijvoorbeeld omdat er onderhoud is.', remedy: LATER, mender: 'nobody', soon: true, down: true },
  'http-error': { words: 'De webservice van {las} antwoordde met een fout.', remedy: LATER, mender: 'supplier', soon: true, down: true },
  'wrong-type': { words: '{las} antwoordde met iets dat geen gegevens van een koppeling is.', remedy: SUPPLIER, mender: 'supplier' },
  'bad-xml': { words: 'Het antwoord van {las} was niet te lezen. Er is niets veranderd.', remedy: SUPPLIER, mender: 'supplier' },
  'too-large': { words: 'Het antwoord van {las} was veel groter dan dat van een school kan zijn. Er is niets veranderd.', remedy: SUPPLIER, mender: 'supplier' },
  redirect: { words: '{las} verwees door naar een ander adres. Om veiligheidsredenen volgt het portaal dat niet.', remedy: PORTAL, mender: 'portal' },
  'other-school': { words: '{las} stuurde gegevens van een andere school. Er is niets veranderd.', remedy: 'Controleer in {las} voor welke school de koppeling of de autorisatiesleutel geldt. Klopt het daar, bel dan de helpdesk van {las}.', mender: 'school', keyless: { words: '{las} stuurde gegevens van een andere school. Er is niets veranderd.', remedy: 'Controleer in {las} voor welke school de koppeling geldt. Klopt het daar, bel dan de helpdesk van {las}.' } },
  'no-data': { words: '{las} heeft voor dit schooljaar geen gegevens van uw school. Er is niets veranderd.', remedy: 'Controleer of in {las} de leerlingen in groepen van dit schooljaar staan.', mender: 'school', grant: 'given' },
  'invalid-data': { words: 'In de gegevens uit {las} zitten fouten. Er is niets veranderd.', remedy: 'Bekijk de geweigerde import hieronder: daar staat wat er niet klopt en wat u kunt doen.', mender: 'school', grant: 'given' },
  'import-failed': { words: 'De gegevens zijn opgehaald, maar het verwerken is mislukt. Er is niets veranderd.', remedy: PORTAL, mender: 'portal' },
  'not-configured': { words: 'Dit portaal heeft nog geen verbinding met {las}.', remedy: 'Meld het bij de helpdesk van dit portaal. Tot die tijd kunt u een bestand importeren.', mender: 'portal' },
  unexpected: { words: 'Het ophalen is misgegaan in het portaal zelf. Er is niets veranderd.', remedy: PORTAL, mender: 'portal', soon: true },
} as const satisfies Record<string, Outcome>
export type OutcomeCode = keyof typeof OUTCOMES

/** The outcome of a code, as the database may hold one that this release does not know. */
export function outcomeOf(code: string): Outcome {
  return Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code as OutcomeCode] : OUTCOMES.unexpected
}

/** What happened and what to do, about this LAS. */
export function outcomeWords(code: string, las: string): { words: string; remedy: string } {
  const outcome = outcomeOf(code)
  const givesKey = Object.values(LAS_SYSTEMS).some(({ name, key }) => name === las && key)
  const { words, remedy } = (!givesKey && outcome.keyless) || outcome
  return { words: words.replaceAll('{las}', las), remedy: remedy.replaceAll('{las}', las) }
}

/**
 * The same for 'Test de verbinding' (LAS-1), which asks once and no more: nothing is tried again by itself but the fetch
 * of the night, and nothing was to change.
 */
export function testWords(code: string, las: string): { words: string; remedy: string } {
  const { mender, soon = false, good = false, remedy } = outcomeOf(code)
  const told = outcomeWords(code, las)
  const words = told.words.replace(/ Er is niets veranderd\.$/, '')
  if (good) return { words, remedy: 'Dit was een test: er is niets opgehaald.' }
  if (remedy === LATER || soon) return { words, remedy: AGAIN[mender].replaceAll('{las}', las) }
  return { words, remedy: told.remedy }
}

const TEST_AGAIN = 'Dit was een test; die wordt niet vanzelf herhaald. Test de verbinding later nog eens.'
const AGAIN: Record<Mender, string> = {
  nobody: TEST_AGAIN,
  supplier: `${TEST_AGAIN} Blijft dit zo, bel dan de helpdesk van {las} en noem deze melding.`,
  portal: `${TEST_AGAIN} Blijft dit zo, meld het dan bij de helpdesk van dit portaal.`,
  school: TEST_AGAIN,
}

const FAULTS = new Map<string, OutcomeCode>(Object.entries({
  'Server.InterneFout': 'fault-internal',
  'Server.TijdelijkNietBeschikbaar': 'fault-unavailable',
  'Client.OngeldigBericht': 'fault-message',
  'Client.XsdVersieOngeldig': 'fault-version',
  'Client.OngeldigeKlantIdentificatie': 'fault-customer',
  'Client.AutorisatieOngeldig': 'fault-authorisation',
} as const))

/** The outcome of a SOAP fault (domain facts 3.4); some LAS systems put a prefix before the code. */
export function faultOutcome(faultcode: string): OutcomeCode {
  return FAULTS.get(faultcode.replace(/^[^:]*:/, '')) ?? 'fault-other'
}
