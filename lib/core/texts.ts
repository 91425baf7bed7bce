/**
 * What the portal says when something is refused or fails: one sentence that tells what happened and what to do next.
 * `{name}` stands for a value. Screens' own labels stand on the screens; these are for what can happen anywhere.
 */
export const TEXTS = {
  'not-signed-in': 'U bent niet (meer) ingelogd. Log opnieuw in; daarna komt u hier terug.',
  'not-allowed': 'U hebt geen rechten voor deze handeling. Vraag de ICT-coördinator van uw school om hulp.',
  'not-found': 'Dit bestaat niet (meer), of hoort niet bij uw school.',
  'other-school': 'U bent van school gewisseld. Deze pagina hoorde bij een andere school: ververs de pagina en probeer het opnieuw.',
  'invalid-input': 'Niet alles is goed ingevuld. Kijk bij de velden wat er nog moet gebeuren.',
  'no-school': 'Kies eerst een school.',
  'login-failed': 'Deze combinatie van e-mailadres en wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
  'login-wait': 'Er is te vaak een verkeerd wachtwoord ingevuld. Wacht {minutes} en probeer het dan opnieuw. Uw account is niet geblokkeerd.',
  'link-dead': 'Deze link werkt niet (meer): hij is al gebruikt, verlopen of vervangen door een nieuwere. Vraag een nieuwe link aan.',
  'please-confirm': 'Kijk nog even of dit klopt. Klopt het, zet er dan een vinkje bij en klik opnieuw.',
  'picture-taken': 'Dit leerlingplaatje heeft een andere leerling van de groep al. Kies een ander plaatje.',
  'home-changed': 'Een collega heeft de e-mailadressen van {who} intussen gewijzigd. Ververs de pagina en bekijk ze eerst.',
  'home-link-limit': 'Naar dit e-mailadres zijn het afgelopen uur al veel links gestuurd. Wacht {minutes} en probeer het dan opnieuw. Laat de ouder intussen in de spambox kijken.',
  'home-remind-limit': 'De ouders van deze groep zijn kort geleden al herinnerd. Wacht {minutes} en probeer het dan opnieuw.',
  'home-list-empty': 'Er staan geen regels in. Plak de regels van uw spreadsheet, of kies een CSV-bestand.',
  'home-list-too-long': 'Dit zijn {lines} regels; het mogen er ten hoogste {max} zijn. Doe één groep tegelijk.',
  'home-list-unreadable': 'Deze lijst kan niet worden gelezen: regel {line} begint een tekst tussen aanhalingstekens die nergens eindigt.',
  'home-list-nothing': 'Er is nog geen enkele regel met een leerling en een e-mailadres. Er is niets veranderd.',
  'too-many-uploads': 'U hebt kort na elkaar veel bestanden verstuurd. Wacht enkele minuten en probeer het opnieuw.',
  'upload-too-large': 'Het bestand is te groot: groter dan {max} MB. Een bestand van één school is zelden groter dan 2 MB. Controleer of u het juiste bestand hebt gekozen.',
  'upload-missing': 'Er is geen bestand gekozen. Kies een XML-bestand en klik op ‘Importeer’.',
  'upload-broken': 'Het versturen is onderbroken. Er is niets veranderd. Probeer het opnieuw.',
  'import-not-open': 'Deze import is al verwerkt, geannuleerd of verlopen. Kies het bestand opnieuw.',
  'import-changed': 'De gegevens van de school zijn intussen veranderd. Bekijk de nieuwe vergelijking en bevestig die.',
  'import-unconfirmed': 'Bevestig eerst dat dit klopt; daarna kunt u importeren.',
  'seats-exceeded': 'Er zijn niet genoeg licenties voor ‘{title}’: {needed} leerlingen, {seats} plaatsen. Koppel minder groepen of vraag de uitgeverij om meer.',
  'wrong-year-group': '‘{title}’ is niet gemaakt voor de jaargroep van {group}. Haal dat vinkje weg en sla opnieuw op.',
  'address-malformed': 'Dit is geen geldig IP-adres. Voorbeeld: 203.0.113.7, 203.0.113.0/28 of 2001:db8::/64.',
  'address-too-wide': 'Dit bereik is te groot voor één school. Kies bij IPv4 ten hoogste /20 en bij IPv6 ten hoogste /48.',
  'address-known': 'Dit adres staat al in de lijst. U hoeft niets te doen.',
  'unavailable': 'Dit lukt nu even niet. Er is niets veranderd. Probeer het over een minuut opnieuw.',
  'unexpected': 'Dit had niet mogen gebeuren; er is niets veranderd. Meld de helpdesk het nummer {reference}.',
} as const

export type TextKey = keyof typeof TEXTS

/** The Dutch sentence for a code, with its values filled in. */
export function sentence(code: TextKey, values: Record<string, string | number> = {}): string {
  return TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
