import { createHash } from 'node:crypto'

/** Synthetic schools as EDEXML 2.1: the same number always gives the same file, and nobody in it exists. */

export type FileOptions = {
  /** Which school: 0, 1, 2, … */
  school: number
  schoolYear: string
  pupils?: number
  groups?: number
  staff?: number
  /** The share of pupils that a later file changes: a third renamed, a third moved, a third gone and replaced. */
  changed?: number
}

const FIRST = ['Daan', 'Fleur', 'Omar', 'Zoë', 'Sem', 'Yara', 'Łucja', 'Bo', 'Noor', 'Mees', 'Ravi', 'Eva', 'Tijn', 'Amira', 'Jip', 'Liv', 'Finn', 'Nora', 'Adam', 'Sara']
const LAST = ['Berg', 'Claassen', 'Yılmaz', 'Smit', 'Janssen', 'Bakker', 'Visser', 'Mulder', 'Bos', 'Vos', 'Peters', 'Hendriks', 'Dekker', 'Brouwer', 'Dijkstra', 'Kok', 'Jacobs', 'Maas', 'Verhoeven', 'Koster']
const PREFIX = ['', '', '', 'de', 'van', 'van den']

/** A BRIN of the 99-series for this number; six characters. */
export function brinOf(school: number): string {
  const letter = (at: number) => String.fromCharCode(65 + (Math.floor(school / 26 ** at) % 26))
  return `99${letter(0)}${letter(1)}${String(Math.floor(school / 676) % 100).padStart(2, '0')}`
}

/** Mulberry32: small, and the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The whole file. */
export function rosterFile({ school, schoolYear, pupils = 220, groups = 12, staff = 18, changed = 0 }: FileOptions): string {
  const next = random(school + 1)
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(next() * list.length)]!
  const brin = brinOf(school)
  const yearOf = (group: number) => String(1 + (group % 8))
  const eckId = (kind: string, at: number) => `https://ketenid.nl/proef/${createHash('sha512').update(`${kind} ${school} ${at}`).digest('hex')}`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>', '<EDEX>',
    `<school><schooljaar>${schoolYear}</schooljaar><brincode>${brin.slice(0, 4)}</brincode><dependancecode>${brin.slice(4)}</dependancecode><schoolkey>${10_000 + school}</schoolkey><auteur>Leerpoort proefbestand</auteur><xsdversie>2.1</xsdversie></school>`,
    '<groepen>', ...Array.from({ length: groups }, (_, at) => `<groep key="g${at}"><naam>Groep ${yearOf(at)}${'ABC'[Math.floor(at / 8)]}</naam><jaargroep>${yearOf(at)}</jaargroep></groep>`), '</groepen>', '<leerlingen>',
  ]
  const every = changed > 0 ? Math.max(1, Math.round(1 / changed)) : Infinity
  for (let at = 0; at < pupils; at += 1) {
    const [first, last, prefix] = [pick(FIRST), pick(LAST), pick(PREFIX)]
    const turn = every !== Infinity && at % every === 0 ? Math.floor(at / every) % 3 : -1
    const group = ((at % groups) + (turn === 1 ? 1 : 0)) % groups
    const number = turn === 2 ? at + 100_000 : at
    lines.push(
      `<leerling key="p${number}" eckid="${eckId('L', number)}"><achternaam>${last}</achternaam>${prefix ? `<voorvoegsel>${prefix}</voorvoegsel>` : ''}<voorletters-1>${first[0]}</voorletters-1><roepnaam>${turn === 0 ? `${first}-${last}` : first}</roepnaam>` +
        `<geboortedatum>2018-01-01</geboortedatum><geslacht>0</geslacht><jaargroep>${yearOf(group)}</jaargroep><groep key="g${group}"/></leerling>`,
    )
  }
  lines.push('</leerlingen>', '<leerkrachten>')
  for (let at = 0; at < staff; at += 1)
    lines.push(`<leerkracht key="t${at}" eckid="${eckId('M', at)}"><achternaam>${pick(LAST)}</achternaam><roepnaam>${pick(FIRST)}</roepnaam><emailadres>t${at}.${school}@school.example</emailadres><groepen><groep key="g${at % groups}"/></groepen></leerkracht>`)
  lines.push('</leerkrachten>', '</EDEX>', '')
  return lines.join('\n')
}
