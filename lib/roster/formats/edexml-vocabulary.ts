/** Where in the file we are. `reference` is an element that names a group by its key and whose inside we skip. */
export type Context =
  | 'edex' | 'school' | 'groups' | 'base' | 'combined' | 'pupils' | 'pupil' | 'pupilCombined'
  | 'staff' | 'teacher' | 'teacherGroups' | 'reference'
  // ECK2, as UWLR 1.0 was called: subgroepen where EDEXML has samengestelde groepen.
  | 'subgroups' | 'pupilSubgroups' | 'teacherSubgroups'
  // What a link wraps around the data.
  | 'envelope' | 'body' | 'answer'
  // What a link may answer instead of data.
  | 'fault' | 'nothingNew' | 'nothingFound'

/** What an element means where it stands: a context of its own, a text to keep, or something the portal may not keep. */
export type Meaning = { enter?: Context; field?: Field; drop?: true }

export type Field =
  | 'schooljaar' | 'brincode' | 'dependancecode' | 'instellingsnummer' | 'schoolkey' | 'auteur' | 'xsdversie'
  | 'naam' | 'jaargroep' | 'omschrijving'
  | 'achternaam' | 'voorvoegsel' | 'voornamen' | 'voorletters-1' | 'roepnaam' | 'uitstroomdatum' | 'emailadres'
  | 'rol' | 'faultcode'

/**
 * What the portal has no ground to hold (domain facts 7): stopped at the door, only counted. A pupil's e-mail address
 * is added below; a member of staff may keep theirs.
 */
const DROPPED = [
  'bsn', 'sofinummer', 'onderwijsnummer', 'bsn_ondwnr-4', 'rijksregisternummer', 'etniciteit', 'land', 'land_vader',
  'land_moeder', 'gewicht', 'gewicht_nieuw', 'postcodenl', 'postnummerbe', 'postcodeoverig', 'fotourl',
  'geboortedatum', 'geslacht', 'gebruikersnaam', 'start_ondw_jgr3',
] as const

const NAMES = ['achternaam', 'voorvoegsel', 'voornamen', 'voorletters-1', 'roepnaam'] as const

type Parts = { fields?: readonly Field[]; enter?: Record<string, Context>; drop?: readonly string[] }

function meanings(parts: Parts): ReadonlyMap<string, Meaning> {
  // All of one shape: this is looked up for every element of every file.
  return new Map<string, Meaning>([
    ...(parts.drop ?? []).map((name): [string, Meaning] => [name, { enter: undefined, field: undefined, drop: true }]),
    ...(parts.fields ?? []).map((field): [string, Meaning] => [field, { enter: undefined, field, drop: undefined }]),
    ...Object.entries(parts.enter ?? {}).map(([name, enter]): [string, Meaning] => [name, { enter, field: undefined, drop: undefined }]),
  ])
}

/** What a LAS answers with, in UWLR 1.0 and 2.x; the last three in steps (getrapt). */
export const ANSWERS = ['leerlinggegevensantwoord', 'leerlinggegevens_antwoord', 'structuur_antwoord', 'leerlingen_antwoord', 'leerkrachten_antwoord']
const DATA = ['leerlinggegevens', 'leerlinggegevens-structuur', 'leerlinggegevens-leerlingen', 'leerlinggegevens-leerkrachten']

/** Contexts around the data: each element there may have a prefix of its own. */
export const WRAPPERS: ReadonlySet<Context> = new Set<Context>(['envelope', 'body', 'answer', 'fault'])
/** Where a `groep` is one across classes. */
export const ACROSS_CLASSES: ReadonlySet<Context> = new Set<Context>(['pupilSubgroups', 'teacherSubgroups'])

/** Per context the elements that we know (domain facts 2.2). Every other element is skipped, toevoegingen among them. */
export const VOCABULARY: Record<Context, ReadonlyMap<string, Meaning>> = {
  envelope: meanings({ enter: { Body: 'body' } }),
  body: meanings({ enter: { ...Object.fromEntries(ANSWERS.map((name) => [name, 'answer'])), Fault: 'fault' } }),
  answer: meanings({ enter: { ...Object.fromEntries(DATA.map((name) => [name, 'edex'])), geenwijzigingen: 'nothingNew', geengegevens: 'nothingFound' } }),
  fault: meanings({ fields: ['faultcode'] }),
  nothingNew: new Map(),
  nothingFound: new Map(),
  edex: meanings({ enter: { school: 'school', groepen: 'groups', subgroepen: 'subgroups', leerlingen: 'pupils', leerkrachten: 'staff' } }),
  school: meanings({
    fields: ['schooljaar', 'brincode', 'dependancecode', 'instellingsnummer', 'schoolkey', 'auteur', 'xsdversie'],
  }),
  groups: meanings({ enter: { groep: 'base', samengestelde_groep: 'combined' } }),
  base: meanings({ fields: ['naam', 'jaargroep', 'omschrijving'] }),
  subgroups: meanings({ enter: { subgroep: 'combined' } }),
  combined: meanings({ fields: ['naam', 'omschrijving'] }),
  pupils: meanings({ enter: { leerling: 'pupil' } }),
  pupil: meanings({
    fields: [...NAMES, 'jaargroep', 'uitstroomdatum'],
    enter: { groep: 'reference', samengestelde_groepen: 'pupilCombined', subgroepen: 'pupilSubgroups' },
    drop: [...DROPPED, 'emailadres'],
  }),
  pupilCombined: meanings({ enter: { samengestelde_groep: 'reference' } }),
  pupilSubgroups: meanings({ enter: { groep: 'reference' } }),
  staff: meanings({ enter: { leerkracht: 'teacher' } }),
  teacher: meanings({ fields: [...NAMES, 'emailadres', 'rol'], enter: { groepen: 'teacherGroups', subgroepen: 'teacherSubgroups' }, drop: DROPPED }),
  teacherGroups: meanings({ enter: { groep: 'reference', samengestelde_groep: 'reference' } }),
  teacherSubgroups: meanings({ enter: { groep: 'reference' } }),
  reference: new Map(),
}

/** The dialects of one vocabulary (domain facts 2): a file of EDEXML, ECK2 (UWLR 1.0), or an answer of UWLR 2.x. */
export type Dialect = 'edexml' | 'eck2' | 'uwlr'

/** The dialect of a data element by its namespace; UWLR 1.0 is ECK2. */
export function dialectOf(namespace: string | undefined): Dialect {
  return /\/leerresultaten\/2\//.test(namespace ?? '') ? 'uwlr' : 'eck2'
}

const VERSION = /(?:^|\D)(1\.03|2\.0|2\.1)(?!\d)/
const BEFORE_1_03 = /^\s*1\.0[0-2]?\s*$/

/**
 * Reads xsdversie, empty when absent. A version that we do not know is read as the newest of its dialect, which takes
 * every older file too (domain facts 2.1).
 */
export function readVersion(text: string, dialect: Dialect, hasEckId: boolean): { version: string; known: boolean } {
  if (dialect === 'eck2') return { version: '1.0', known: true }
  if (dialect === 'uwlr') {
    const found = /(?:^|\D)(2\.[0-3])(?!\d)/.exec(text)?.[1]
    return { version: found ?? '2.3', known: found !== undefined || text === '' }
  }
  const found = VERSION.exec(text)?.[1]
  if (found) return { version: found, known: true }
  if (BEFORE_1_03.test(text)) return { version: '1.03', known: true }
  return text ? { version: '2.1', known: false } : { version: hasEckId ? '2.1' : '2.0', known: true }
}
