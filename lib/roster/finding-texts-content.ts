import { counted, kindName, param, who, type FindingDetails, type FindingEntry } from './finding-words'

const MEND = 'Verbeter dit in het leerlingadministratiesysteem en maak het bestand opnieuw.'
const TELL_SUPPLIER =
  'De sleutel maakt het leerlingadministratiesysteem zelf. Maak het bestand opnieuw en meld deze regel anders bij de leverancier.'
/** Where the other row stands; what came over a link has no lines that anybody could look up. */
const atFirst = (f: FindingDetails) => param(f, 'first') && ` op regel ${param(f, 'first')}`

/** Findings about the school, the groups and the people in a file. */
export const CONTENT_TEXTS = {
  'school.missing': {
    severity: 'error',
    message: () => 'het onderdeel "school" ontbreekt, dus onbekend is van welke school en welk schooljaar dit bestand is.',
    remedy: () => 'Maak een volledige EDEXML-export in het leerlingadministratiesysteem.',
  },
  'school.repeated': {
    severity: 'error',
    message: () => 'het onderdeel "school" staat er voor de tweede keer. Een bestand is van één school.',
    remedy: () => 'Maak per school een eigen bestand.',
  },
  'school.year-missing': {
    severity: 'error',
    message: () => 'het schooljaar ontbreekt.',
    remedy: () => 'Kies bij de export een schooljaar en maak het bestand opnieuw.',
  },
  'school.year-form': {
    severity: 'error',
    message: (f) => `"${param(f, 'value')}" is geen schooljaar. Het moet eruitzien als 2025-2026: twee jaren die op elkaar volgen.`,
    remedy: () => MEND,
  },
  'school.brin-form': {
    severity: 'error',
    message: (f) => `"${param(f, 'value')}" is geen BRIN. Het moet eruitzien als 99AB, met een dependancecode van twee cijfers.`,
    remedy: () => 'Verbeter het BRIN bij de schoolgegevens in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'school.unidentified': {
    severity: 'error',
    message: () => 'het bestand noemt geen BRIN en geen schoolsleutel, dus onbekend is van welke school het is.',
    remedy: () => 'Vul het BRIN in bij de schoolgegevens in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'version.unknown': {
    severity: 'warning',
    message: (f) =>
      `het bestand noemt versie "${param(f, 'version')}" van EDEXML. Leerpoort kent 1.03, 2.0 en 2.1 en las het als ${param(f, 'readAs')}.`,
    remedy: () => 'Controleer het voorbeeld van de import extra goed.',
  },
  'pupils.none': {
    severity: 'error',
    message: () => 'het bestand heeft geen leerlingen die nu op school zitten.',
    remedy: () => 'Controleer bij de export of de leerlingen en het goede schooljaar zijn gekozen en maak het bestand opnieuw.',
  },
  'pupils.left': {
    severity: 'notice',
    message: (f) => param(f, 'count') === '1'
        ? '1 leerling is overgeslagen, omdat die van school is.'
        : `${param(f, 'count')} leerlingen zijn overgeslagen, omdat zij van school zijn.`,
    remedy: () => 'U hoeft niets te doen.',
  },
  'pupil.leave-date': {
    severity: 'warning',
    message: (f) => `de uitstroomdatum van ${who(f)} is geen datum. De leerling telt mee alsof die nog op school zit.`,
    remedy: () => MEND,
  },
  'groups.none': {
    severity: 'warning',
    message: () => 'het bestand heeft geen groepen. Leerlingen kunnen pas inloggen als zij in een groep zitten.',
    remedy: () => 'Kies bij de export ook de groepen en maak het bestand opnieuw.',
  },
  'key.missing': {
    severity: 'error',
    message: (f) => `${who(f)} heeft geen sleutel (attribuut "key").`,
    remedy: () => TELL_SUPPLIER,
  },
  'key.blank': {
    severity: 'error',
    message: (f) => `${who(f)} heeft een lege sleutel (attribuut "key").`,
    remedy: () => TELL_SUPPLIER,
  },
  'key.duplicate': {
    severity: 'error',
    message: (f) => `${who(f)} heeft de sleutel "${param(f, 'key')}", die${param(f, 'firstSubject') && ` "${param(f, 'firstSubject')}"`}${atFirst(f)} ook heeft.`,
    remedy: (f) => `Staat deze ${kindName(f)} er dubbel in, verwijder dan de ene. ${TELL_SUPPLIER}`,
  },
  'keys.dummy': {
    severity: 'notice',
    message: (f) =>
      `${counted(param(f, 'count'), 'sleutel begint', 'sleutels beginnen')} met #. Zo'n sleutel is tijdelijk: daaraan herkent Leerpoort niemand.`,
    remedy: () => 'Mensen met een ECK iD worden wel herkend. Vraag de leverancier van het leerlingadministratiesysteem om vaste sleutels.',
  },
  'key.repeated': {
    severity: 'notice',
    message: (f) => `${who(f)} staat er twee keer precies zo in${param(f, 'first') && `, ook${atFirst(f)},`} en komt één keer binnen.`,
    remedy: (f) => `Verwijder de dubbele ${kindName(f)} in het leerlingadministratiesysteem, dan verdwijnt deze melding.`,
  },
  'eckid.duplicate': {
    severity: 'error',
    message: (f) => `${who(f)} heeft hetzelfde ECK iD als "${param(f, 'firstSubject')}"${atFirst(f)}.`,
    remedy: () => 'Ga na of dezelfde persoon er dubbel in staat of dat een BSN bij twee mensen is ingevuld, en maak het bestand opnieuw.',
  },
  'eckid.form': {
    severity: 'notice',
    message: (f) => `${counted(param(f, 'count'), 'ECK iD heeft', "ECK iD's hebben")} een andere vorm dan gebruikelijk.`,
    remedy: () => "Bij een proefbestand hoort dat zo. Vraag anders de leverancier van het leerlingadministratiesysteem of de ECK iD's echt zijn.",
  },
  'text.too-long': {
    severity: 'error',
    message: (f) => `bij ${who(f)} is "${param(f, 'element')}" langer dan ${param(f, 'max')} tekens.`,
    remedy: () => MEND,
  },
  'text.control': {
    severity: 'error',
    message: (f) => `bij ${who(f)} bevat "${param(f, 'element')}" een onzichtbaar stuurteken.`,
    remedy: () => 'Typ dit gegeven opnieuw in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'element.repeated': {
    severity: 'warning',
    message: (f) => `bij ${who(f)} staat "${param(f, 'element')}" er vaker dan één keer. Alleen de eerste telt.`,
    remedy: () => 'Controleer dit gegeven in het voorbeeld van de import.',
  },
  'person.no-name': {
    severity: 'error',
    message: (f) => `de ${kindName(f)} met sleutel "${param(f, 'key')}" heeft geen naam.`,
    remedy: () => 'Vul de naam in het leerlingadministratiesysteem in en maak het bestand opnieuw.',
  },
  'person.no-first-name': {
    severity: 'warning',
    message: (f) => `${who(f)} heeft geen roepnaam, voornamen of voorletters. De achternaam komt op die plaats.`,
    remedy: () => 'Vul een roepnaam in het leerlingadministratiesysteem in.',
  },
  'group.no-name': {
    severity: 'error',
    message: (f) => `de groep met sleutel "${param(f, 'key')}" heeft geen naam.`,
    remedy: () => 'Vul de naam van de groep in het leerlingadministratiesysteem in en maak het bestand opnieuw.',
  },
  'group.empty': {
    severity: 'notice',
    message: (f) => `${who(f)} heeft geen leerlingen.`,
    remedy: () => 'Klopt dat niet, deel de leerlingen dan in het leerlingadministratiesysteem in en maak het bestand opnieuw.',
  },
  'year-group.unknown': {
    severity: 'warning',
    message: (f) => `${who(f)} heeft de onbekende jaargroep "${param(f, 'code')}" en komt binnen zonder jaargroep.`,
    remedy: () => 'Kies in het leerlingadministratiesysteem een jaargroep zoals 1 tot en met 8.',
  },
  'pupil.no-group': {
    severity: 'warning',
    message: (f) => `${who(f)} zit niet in een groep en kan daardoor niet op school inloggen.`,
    remedy: () => 'Deel de leerling in het leerlingadministratiesysteem in een groep in en maak het bestand opnieuw.',
  },
  'pupil.several-groups': {
    severity: 'error',
    message: (f) => `${who(f)} zit in meer dan één groep. Een leerling heeft er hoogstens één.`,
    remedy: () => 'Kies één groep in het leerlingadministratiesysteem en maak van de andere een samengestelde groep.',
  },
  'reference.no-key': {
    severity: 'error',
    message: (f) => `${who(f)} verwijst naar een groep zonder die te noemen (attribuut "key" ontbreekt of is leeg).`,
    remedy: () => 'Maak het bestand opnieuw en meld deze regel anders bij de leverancier van het leerlingadministratiesysteem.',
  },
  'reference.dangling': {
    severity: 'error',
    message: (f) => `${who(f)} verwijst naar ${kindName(f, 'groupKind')} "${param(f, 'group')}", die niet in het bestand staat.`,
    remedy: () => 'Voeg de groep toe of verbeter de verwijzing in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'reference.wrong-kind': {
    severity: 'error',
    message: (f) => `${who(f)} verwijst naar "${param(f, 'group')}" als ${kindName(f, 'groupKind')}, maar dat is een ${kindName(f, 'actualKind')}.`,
    remedy: () => 'Verbeter de indeling in het leerlingadministratiesysteem en maak het bestand opnieuw.',
  },
  'findings.more': {
    severity: 'notice',
    message: (f) => `er zijn nog ${param(f, 'count')} bevindingen meer, waarvan ${param(f, 'errors')} die de import tegenhouden.`,
    remedy: () => 'Los eerst de bevindingen hierboven op en kies dan het nieuwe bestand; vaak verdwijnen de andere vanzelf.',
  },
} satisfies Record<string, FindingEntry>
