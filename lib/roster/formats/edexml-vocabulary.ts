/** Where in the file we are. `reference` is an element that names a group by its key and whose inside we skip. */
export type Context =
  | 'edex' | 'school' | 'groups' | 'base' | 'combined' | 'pupils' | 'pupil' | 'pupilCombined'
  | 'staff' | 'teacher' | 'teacherGroups' | 'reference'

/** What an element means where it stands: a context of its own, a text to keep, or something the portal may not keep. */
export type Meaning = { enter?: Context; field?: Field; drop?: true }

export type Field =
  | 'schooljaar' | 'brincode' | 'dependancecode' | 'instellingsnummer' | 'schoolkey' | 'auteur' | 'xsdversie'
  | 'naam' | 'jaargroep' | 'omschrijving'
  | 'achternaam' | 'voorvoegsel' | 'voornamen' | 'voorletters-1' | 'roepnaam' | 'uitstroomdatum' | 'emailadres'

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

/** Per context the elements that we know (domain facts 2.2). Every other element is skipped, toevoegingen among them. */
export const VOCABULARY: Record<Context, ReadonlyMap<string, Meaning>> = {
  edex: meanings({ enter: { school: 'school', groepen: 'groups', leerlingen: 'pupils', leerkrachten: 'staff' } }),
  school: meanings({
    fields: ['schooljaar', 'brincode', 'dependancecode', 'instellingsnummer', 'schoolkey', 'auteur', 'xsdversie'],
  }),
  groups: meanings({ enter: { groep: 'base', samengestelde_groep: 'combined' } }),
  base: meanings({ fields: ['naam', 'jaargroep', 'omschrijving'] }),
  combined: meanings({ fields: ['naam', 'omschrijving'] }),
  pupils: meanings({ enter: { leerling: 'pupil' } }),
  pupil: meanings({
    fields: [...NAMES, 'jaargroep', 'uitstroomdatum'],
    enter: { groep: 'reference', samengestelde_groepen: 'pupilCombined' },
    drop: [...DROPPED, 'emailadres'],
  }),
  pupilCombined: meanings({ enter: { samengestelde_groep: 'reference' } }),
  staff: meanings({ enter: { leerkracht: 'teacher' } }),
  teacher: meanings({ fields: [...NAMES, 'emailadres'], enter: { groepen: 'teacherGroups' }, drop: DROPPED }),
  teacherGroups: meanings({ enter: { groep: 'reference', samengestelde_groep: 'reference' } }),
  reference: new Map(),
}

const VERSION = /(?:^|\D)(1\.03|2\.0|2\.1)(?!\d)/
const BEFORE_1_03 = /^\s*1\.0[0-2]?\s*$/

/** Reads xsdversie, empty when absent. A version that we do not know is read as 2.1, which takes every older file too (domain facts 2.1). */
export function readVersion(text: string, hasEckId: boolean): { version: string; known: boolean } {
  const found = VERSION.exec(text)?.[1]
  if (found) return { version: found, known: true }
  if (BEFORE_1_03.test(text)) return { version: '1.03', known: true }
  return text ? { version: '2.1', known: false } : { version: hasEckId ? '2.1' : '2.0', known: true }
}
