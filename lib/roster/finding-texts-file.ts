import { param, type FindingEntry } from './finding-words'

const EXPORT_AGAIN = 'Maak het exportbestand opnieuw in het leerlingadministratiesysteem en kies dat bestand.'
const CHOOSE_XML = 'Kies het XML-bestand dat u met de EDEXML-export van het leerlingadministratiesysteem hebt gemaakt.'
const TELL_SUPPLIER =
  'Maak het bestand opnieuw. Blijft dit zo, meld deze regel dan bij de leverancier van het leerlingadministratiesysteem.'

/** What a file seems to be when it is no XML. */
const SEEMS: Record<string, string> = {
  pdf: 'een PDF-document',
  zip: 'een zip-bestand of een Excel- of Word-document',
  office: 'een oud Excel- of Word-document',
  png: 'een afbeelding (PNG)',
  jpeg: 'een afbeelding (JPEG)',
  gif: 'een afbeelding (GIF)',
  gzip: 'een ingepakt bestand (gzip)',
  rtf: 'een RTF-document',
  json: 'een JSON-bestand',
  html: 'een webpagina (HTML)',
  text: 'gewone tekst of CSV',
  binary: 'geen tekstbestand',
}

/** Why a text is no well-formed XML, in words that do not quote the file. */
const MALFORMED: Record<string, string> = {
  'close-tag': 'een element wordt afgesloten dat niet open is, of in de verkeerde volgorde',
  attribute: 'een attribuut is niet goed geschreven',
  'duplicate-attribute': 'een attribuut staat er twee keer',
  tag: 'een element is niet goed geschreven',
  comment: 'een commentaar is niet goed geschreven',
  declaration: 'de XML-declaratie is niet goed geschreven of staat niet helemaal vooraan',
  'text-outside': 'er staat tekst buiten het hoofdelement',
  other: 'de XML is niet goed geschreven',
}

/** Findings about the file as such: its bytes, its XML, its size. All of them stop the reading. */
export const FILE_TEXTS = {
  'file.empty': {
    severity: 'error',
    message: () => 'het bestand is leeg.',
    remedy: () => EXPORT_AGAIN,
  },
  'file.not-xml': {
    severity: 'error',
    message: (f) => `het bestand is geen XML-bestand; het lijkt ${SEEMS[param(f, 'kind')] ?? 'iets anders'} te zijn.`,
    remedy: (f) => (param(f, 'kind') === 'zip' ? `Is het een zip-bestand, pak het dan eerst uit. ${CHOOSE_XML}` : CHOOSE_XML),
  },
  'encoding.unsupported': {
    severity: 'error',
    message: (f) => `het bestand gebruikt de tekencodering "${param(f, 'declared')}", die Leerpoort niet leest.`,
    remedy: () => 'Maak het exportbestand in UTF-8.',
  },
  'encoding.contradiction': {
    severity: 'error',
    message: (f) =>
      `het bestand zegt de tekencodering "${param(f, 'declared')}" te gebruiken, maar is geschreven in ${param(f, 'actual')}.`,
    remedy: () =>
      'Is het bestand na de export geopend en opnieuw opgeslagen? Maak het dan opnieuw in het leerlingadministratiesysteem en kies het zonder het te bewerken.',
  },
  'encoding.invalid': {
    severity: 'error',
    message: (f) => `hier staat een teken dat in de tekencodering ${param(f, 'encoding')} niet bestaat.`,
    remedy: () =>
      'Maak het exportbestand opnieuw in UTF-8 en kies het zonder het te bewerken; een tekstverwerker kan letters zoals é en ü bederven.',
  },
  'xml.doctype': {
    severity: 'error',
    message: () => 'het bestand bevat een DOCTYPE of eigen entiteiten. Die neemt Leerpoort om veiligheidsredenen niet aan.',
    remedy: () => 'Een EDEXML-bestand heeft geen DOCTYPE. Kies het bestand zoals het leerlingadministratiesysteem het maakt.',
  },
  'xml.entity': {
    severity: 'error',
    message: () => 'in de inhoud van dit element of kort daarna staat een los &-teken of een onbekende entiteit.',
    remedy: () => 'Schrijf een &-teken als &amp;, of maak het bestand opnieuw in het leerlingadministratiesysteem.',
  },
  'xml.malformed': {
    severity: 'error',
    message: (f) => `vanaf teken ${f.column ?? 1} is het bestand niet te lezen: ${MALFORMED[param(f, 'reason')] ?? MALFORMED.other}.`,
    remedy: () => TELL_SUPPLIER,
  },
  'xml.control-character': {
    severity: 'error',
    message: (f) => `teken ${f.column ?? 1} is een stuurteken dat in XML niet mag voorkomen.`,
    remedy: () => TELL_SUPPLIER,
  },
  'xml.truncated': {
    severity: 'error',
    message: () => 'het bestand houdt hier op, midden in de gegevens. Het einde ontbreekt.',
    remedy: () =>
      'Waarschijnlijk is het opslaan of downloaden afgebroken. Maak het bestand opnieuw, wacht tot het klaar is en kies het dan. Blijft dit zo, kijk dan of er een los &-teken of <-teken in een naam staat.',
  },
  'xml.after-root': {
    severity: 'error',
    message: () => 'na het einde van het hoofdelement staat nog inhoud.',
    remedy: () => 'Zet niet meer dan één export in een bestand en kies het zonder het te bewerken.',
  },
  'root.uwlr': {
    severity: 'error',
    message: (f) => `dit bestand bevat leerresultaten en geen leerlinggegevens (het begint met "${param(f, 'root')}").`,
    remedy: () => CHOOSE_XML,
  },
  'root.soap': {
    severity: 'error',
    message: () => 'dit is een bericht uit een koppeling (SOAP) zonder leerlinggegevens erin.',
    remedy: () => CHOOSE_XML,
  },
  'root.other': {
    severity: 'error',
    message: (f) => `dit is geen EDEXML: het bestand begint met het element "${param(f, 'root')}" in plaats van "EDEX".`,
    remedy: () => CHOOSE_XML,
  },
  'limit.depth': {
    severity: 'error',
    message: (f) => `hier zitten meer dan ${param(f, 'max')} elementen in elkaar. EDEXML heeft er hoogstens zeven.`,
    remedy: () => CHOOSE_XML,
  },
  'limit.elements': {
    severity: 'error',
    message: (f) => `het bestand heeft meer dan ${param(f, 'max')} onderdelen. Dat is te groot voor één school.`,
    remedy: () => 'Maak een bestand met de gegevens van één school en één schooljaar.',
  },
  'limit.people': {
    severity: 'error',
    message: (f) => `het bestand heeft meer dan ${param(f, 'max')} leerlingen en leerkrachten. Dat is te veel voor één school.`,
    remedy: () => 'Maak een bestand met de gegevens van één school en één schooljaar.',
  },
  'limit.groups': {
    severity: 'error',
    message: (f) => `het bestand heeft meer dan ${param(f, 'max')} groepen. Dat is te veel voor één school.`,
    remedy: () => 'Maak een bestand met de gegevens van één school en één schooljaar.',
  },
  'limit.references': {
    severity: 'error',
    message: (f) => `het bestand verwijst meer dan ${param(f, 'max')} keer naar een groep. Dat is te veel voor één school.`,
    remedy: () => TELL_SUPPLIER,
  },
  'limit.token': {
    severity: 'error',
    message: (f) => `hier staan meer dan ${param(f, 'max')} tekens aan één stuk, zonder begin of einde van een element.`,
    remedy: () =>
      'Kijk of er op deze regel een teken > ontbreekt of een los &-teken staat, of maak het bestand opnieuw in het leerlingadministratiesysteem.',
  },
  'limit.text': {
    severity: 'error',
    message: (f) => `het element "${param(f, 'element')}" heeft meer dan ${param(f, 'max')} tekens.`,
    remedy: () => 'Verbeter dit gegeven in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
} satisfies Record<string, FindingEntry>
