/** Small EDEXML files of our own, a line for each person, so that a test knows which line a finding must name. */
export type EdexmlInput = {
  brin: string
  schoolYear?: string
  /** Lines of groups, pupils and teachers; the first group stands on line 5. */
  groups?: string[]
  pupils?: string[]
  teachers?: string[]
  /** What stands before the root: a declaration unless told otherwise. */
  prolog?: string
}

export const group = (key: string, name: string, yearGroup = '5') => `<groep key="${key}"><naam>${name}</naam><jaargroep>${yearGroup}</jaargroep></groep>`

export type PupilLine = { key: string; firstName: string; lastName: string; prefix?: string; groupKey?: string; yearGroup?: string; more?: string }

export const pupil = ({ key, firstName, lastName, prefix, groupKey = 'g1', yearGroup = '5', more = '' }: PupilLine) =>
  `<leerling key="${key}"><achternaam>${lastName}</achternaam>${prefix ? `<voorvoegsel>${prefix}</voorvoegsel>` : ''}<roepnaam>${firstName}</roepnaam>${more}<jaargroep>${yearGroup}</jaargroep><groep key="${groupKey}"/></leerling>`

export const teacher = (key: string, firstName: string, lastName: string, groupKeys: string[]) =>
  `<leerkracht key="${key}"><achternaam>${lastName}</achternaam><roepnaam>${firstName}</roepnaam><groepen>${groupKeys.map((each) => `<groep key="${each}"/>`).join('')}</groepen></leerkracht>`

/** The school year of this moment in the Netherlands. */
export function thisSchoolYear(now = new Date()): string {
  const first = now.getFullYear() - (now.getMonth() < 7 ? 1 : 0)
  return `${first}-${first + 1}`
}

export const DEFAULT_PUPILS = [
  pupil({ key: 'p1', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg' }),
  pupil({ key: 'p2', firstName: 'Omar', lastName: 'Yılmaz' }),
]

/** A whole file. Line 2 is the root, 3 the school, 4 `groepen`, 5 the first group. */
export function edexml({ brin, schoolYear = thisSchoolYear(), groups = [group('g1', 'Egels')], pupils = DEFAULT_PUPILS, teachers = [], prolog = '<?xml version="1.0" encoding="UTF-8"?>' }: EdexmlInput): string {
  return [
    prolog,
    '<EDEX>',
    `<school><schooljaar>${schoolYear}</schooljaar><brincode>${brin.slice(0, 4)}</brincode><dependancecode>${brin.slice(4)}</dependancecode><auteur>Proefpakket</auteur><xsdversie>2.1</xsdversie></school>`,
    '<groepen>', ...groups, '</groepen>',
    '<leerlingen>', ...pupils, '</leerlingen>',
    '<leerkrachten>', ...teachers, '</leerkrachten>',
    '</EDEX>', '',
  ].join('\n')
}
/** The line of the first pupil in a file with that many groups. */
export const firstPupilLine = (groups = 1) => 5 + groups + 2
