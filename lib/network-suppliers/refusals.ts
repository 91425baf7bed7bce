/** Why somebody did not come in through a network environment. */
export type NetworkRefusal =
  | 'unknown-environment' | 'unknown-school' | 'no-tick' | 'not-connected' | 'unknown-title'
  | 'environment-down' | 'environment-failed' | 'cancelled' | 'attempt-over' | 'not-known' | 'no-login' | 'too-often'

type Words = { staff: { what: string; why: string; who: string }; pupil: { what: string; who: string } }

const OLD = { what: 'Dit plaatje is oud.', who: 'Laat dit aan je juf of meester zien.' }
const ASK = 'Laat dit aan je juf of meester zien.'
const AGAIN = 'Wacht even en probeer het nog een keer.'

/** What happened, why, and who can mend it: for staff ('u') and for pupils ('je'). `{environment}` is filled in. */
export const NETWORK_REFUSALS: Record<NetworkRefusal, Words> = {
  'unknown-environment': {
    staff: { what: 'Deze netwerkomgeving is hier niet bekend.', why: 'De snelkoppeling noemt een netwerkomgeving die geen koppeling met dit portaal heeft.', who: 'Vraag de leverancier van uw netwerkomgeving om een snelkoppeling die klopt.' },
    pupil: OLD,
  },
  'unknown-school': {
    staff: { what: 'Deze snelkoppeling hoort bij geen school (meer).', why: 'Dat kan gebeuren na een fusie, of als de snelkoppeling niet goed is overgenomen.', who: 'Vraag uw ICT-coördinator om een nieuwe snelkoppeling.' },
    pupil: OLD,
  },
  'no-tick': {
    staff: { what: 'Inloggen via {environment} staat niet aan.', why: 'Uw school heeft {environment} niet (meer) aangevinkt. Zolang dat zo is, worden er geen gegevens uitgewisseld en kan niemand zo inloggen.', who: 'De ICT-coördinator van uw school kan {environment} aanvinken bij Beheer → Netwerkbeheerder instellen.' },
    pupil: { what: 'Dit staat nu niet aan voor jouw school.', who: ASK },
  },
  'not-connected': {
    staff: { what: 'Inloggen via {environment} kan nog niet.', why: '{environment} heeft op dit moment geen werkende verbinding met dit portaal.', who: 'Neem contact op met de leverancier van {environment}. Uw school kan wel rechtstreeks inloggen.' },
    pupil: { what: 'Dit doet het nu niet.', who: ASK },
  },
  'unknown-title': {
    staff: { what: 'Deze titel bestaat niet (meer).', why: 'De snelkoppeling wijst naar software die het portaal niet kent.', who: 'Vraag de leverancier van uw netwerkomgeving om een snelkoppeling die klopt.' },
    pupil: OLD,
  },
  'environment-down': {
    staff: { what: '{environment} is nu niet te bereiken.', why: 'Wij kregen binnen 5 seconden geen antwoord van {environment}. Er is niets veranderd.', who: 'Probeer het over een minuut opnieuw. Blijft het zo, neem dan contact op met de leverancier van {environment}.' },
    pupil: { what: 'Het lukt nu even niet.', who: AGAIN },
  },
  'environment-failed': {
    staff: { what: 'Inloggen via {environment} is niet gelukt.', why: '{environment} gaf een antwoord dat niet klopt; daarom laten wij niemand binnen.', who: 'Probeer het opnieuw. Blijft het zo, neem dan contact op met de leverancier van {environment}.' },
    pupil: { what: 'Het lukt nu even niet.', who: AGAIN },
  },
  cancelled: {
    staff: { what: 'Inloggen is afgebroken.', why: 'U hebt het inloggen bij {environment} afgebroken, of {environment} staat het u niet toe.', who: 'Wilt u toch inloggen? Klik dan opnieuw op de snelkoppeling in {environment}.' },
    pupil: { what: 'Je bent niet ingelogd.', who: 'Wil je toch verder? Klik dan opnieuw op het plaatje.' },
  },
  'attempt-over': {
    staff: { what: 'Dit inloggen is voorbij.', why: 'De pagina heeft te lang open gestaan, is al gebruikt, of hoort bij een andere browser.', who: 'Klik opnieuw op de snelkoppeling in uw netwerkomgeving.' },
    pupil: { what: 'Dit duurde te lang.', who: 'Klik opnieuw op het plaatje.' },
  },
  'not-known': {
    staff: { what: 'Wij kennen u niet bij deze school.', why: '{environment} meldt iemand die bij deze school niet in het portaal staat, of over wie de gegevens niet overeenkomen. Wij herkennen mensen aan ECK iD, e-mailadres of het nummer uit de leerlingadministratie, nooit aan een naam.', who: 'De ICT-coördinator van uw school kan de gegevens nakijken en opnieuw invoeren bij Beheer → Gebruikersgegevens invoeren.' },
    pupil: { what: 'We kunnen jou nog niet vinden.', who: ASK },
  },
  'no-login': {
    staff: { what: 'U hebt hier nog geen e-mailadres.', why: 'U staat wel bij deze school, maar zonder e-mailadres dat overeenkomt met dat in {environment}.', who: 'De ICT-coördinator van uw school kan uw e-mailadres invullen bij Leerkrachten.' },
    pupil: { what: 'Het lukt nu niet.', who: ASK },
  },
  'too-often': {
    staff: { what: 'Even wachten.', why: 'Vanaf dit adres is kort na elkaar heel vaak geprobeerd in te loggen.', who: 'Wacht vijf minuten en klik dan opnieuw op de snelkoppeling.' },
    pupil: { what: 'Even wachten.', who: 'Probeer het over een paar minuten nog een keer.' },
  },
}

/** True for a reason that the refusal page knows. */
export function isNetworkRefusal(text: string | undefined): text is NetworkRefusal {
  return text !== undefined && Object.hasOwn(NETWORK_REFUSALS, text)
}

/** The refusal page's address. `pupil`: the environment said that a pupil sits there. */
export function networkRefusalAddress(reason: NetworkRefusal, { environment, pupil = false }: { environment?: string; pupil?: boolean } = {}): string {
  const query = new URLSearchParams({ reden: reason, ...(environment ? { omgeving: environment } : {}), ...(pupil ? { wie: 'leerling' } : {}) })
  return `/login/netwerk?${query}`
}
