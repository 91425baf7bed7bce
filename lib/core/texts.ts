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
  'login-wait': 'Er is te vaak een verkeerd wachtwoord ingevuld. Wacht {minutes} en probeer het dan opnieuw. Uw account is niet geblokkeerd: met ‘Gebruikersnaam of wachtwoord vergeten’ kunt u meteen een nieuw wachtwoord kiezen.',
  'link-dead': 'Deze link werkt niet (meer): hij is al gebruikt, verlopen of vervangen door een nieuwere. Vraag een nieuwe link aan.',
  'works-here': 'Iemand met dit e-mailadres werkt al bij uw school. Zoek deze persoon op in de lijst en wijzig daar de rollen.',
  'last-coordinator': 'Uw school houdt zo geen ICT-coördinator over die kan inloggen. Voeg eerst een andere ICT-coördinator toe, en wacht tot die de activatielink heeft gebruikt.',
  'from-las': 'Deze medewerker komt uit het leerling-administratiesysteem. Haal de persoon daar weg; u kunt hier wel de extra rollen wegnemen.',
  'role-missing': 'Kies ten minste één rol. Werkt deze persoon niet meer bij uw school? Kies dan ‘Toegang beëindigen’.',
  'intern-one-group': 'Een stagiair(e) hoort bij precies één groep. Vink één groep aan.',
  'already-active': 'Deze medewerker heeft de activatielink al gebruikt en kan inloggen.',
  'no-login-address': 'Van deze medewerker is nog geen e-mailadres bekend. Er kan nog geen link worden verstuurd.',
  'substitute-running': 'In deze groep is al een invalkracht actief. Beëindig die eerst.',
  'please-confirm': 'Kijk nog even of dit klopt. Klopt het, zet er dan een vinkje bij en klik opnieuw.',
  'picture-taken': 'Dit leerlingplaatje heeft een andere leerling van de groep al. Kies een ander plaatje.',
  'home-changed': 'Een collega heeft de e-mailadressen van {who} intussen gewijzigd. Ververs de pagina en bekijk ze eerst.',
  'home-link-limit': 'Naar dit e-mailadres zijn het afgelopen uur al veel links gestuurd. Wacht {minutes} en probeer het dan opnieuw. Laat de ouder intussen in de spambox kijken.',
  'home-remind-limit': 'De ouders van deze groep zijn kort geleden al herinnerd. Wacht {minutes} en probeer het dan opnieuw.',
  'home-list-empty': 'Er staan geen regels in. Plak de regels van uw spreadsheet, of kies een CSV-bestand.',
  'home-list-too-long': 'Dit zijn {lines} regels; het mogen er ten hoogste {max} zijn. Doe één groep tegelijk.',
  'home-list-unreadable': 'Deze lijst kan niet worden gelezen: regel {line} begint een tekst tussen aanhalingstekens die nergens eindigt.',
  'home-list-nothing': 'Er is nog geen enkele regel met een leerling en een e-mailadres. Er is niets veranderd.',
  'too-many-requests': 'Er is vanaf deze plek te vaak een link aangevraagd. Wacht een kwartier en probeer het dan opnieuw.',
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
  'address-within': 'Dit adres valt al binnen {network} in de lijst. U hoeft niets te doen.',
  'address-known': 'Dit adres staat al in de lijst. U hoeft niets te doen.',
  'code-needless': 'Deze leerling logt niet in met een badge en heeft dus geen code voor één keer nodig. Ververs de pagina.',
  'address-everything': 'Dit is het hele internet: dan zou iedereen bij uw school horen. Vul het adres van uw school in.',
  'address-private': 'Dit is een adres binnen een netwerk (van de school of van de provider). Op internet komt het niet voor, dus herkent het portaal uw school er niet aan. Vul het adres in waarmee de school op internet gaat.',
  'address-loopback': 'Dit adres betekent ‘deze computer zelf’. Vul het adres in waarmee de school op internet gaat.',
  'address-special': 'Dit adres is op internet van niemand. Vul het adres in waarmee de school op internet gaat.',
  'address-portal': 'Dit is een adres van het portaal zelf: dan zou iedereen bij uw school horen. Ziet u dit adres als uw eigen adres, meld dat dan bij de helpdesk.',
  'too-many-addresses': 'Er staan al {max} adressen in de lijst. Verwijder eerst adressen die niet meer nodig zijn, of voeg een reeks toe.',
  'tool-key-gone': 'Deze sleutel is intussen vervangen. Maak een nieuwe sleutel en download het script opnieuw.',
  'too-many-devices': 'Er zijn al {max} apparaten aangemeld. De ICT-coördinator kan apparaten intrekken die niet meer in gebruik zijn.',
  'unavailable': 'Dit lukt nu even niet. Er is niets veranderd. Probeer het over een minuut opnieuw.',
  'unexpected': 'Dit had niet mogen gebeuren; er is niets veranderd. Meld de helpdesk het nummer {reference}.',
} as const

export type TextKey = keyof typeof TEXTS

/** The Dutch sentence for a code, with its values filled in. */
export function sentence(code: TextKey, values: Record<string, string | number> = {}): string {
  return TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
