import type { LasGroup, LasPupil, LasSchool, LasSlug, LasTeacher } from './model'

// The same invented names as the demonstration's seed has, for here are the same people: this world imports nothing of it.
const FIRST = ['Aaf', 'Bas', 'Cato', 'Driss', 'Elif', 'Fenna', 'Gijs', 'Hamza', 'Iza', 'Jip', 'Kees', 'Lotte', 'Mees', 'Noor', 'Omar', 'Puk', 'Quin', 'Roos', 'Sem', 'Tess', 'Umar', 'Veerle', 'Wout', 'Yara', 'Zoë', 'Ömer', 'Łucja', 'Jean-Luc']
const LAST: [prefix: string | undefined, name: string][] = [
  [undefined, 'Bakker'], ['de', 'Boer'], ['van den', 'Berg'], [undefined, 'Yılmaz'], [undefined, 'Jansen'], ["van 't", 'Hof'], [undefined, 'El Amrani'], ['ter', 'Horst'],
  [undefined, 'Nguyễn'], ['van der', 'Meer'], [undefined, 'Smit'], [undefined, 'Kowalska'], ['de la', 'Cruz'], [undefined, 'Visser'], ["in 't", 'Veld'], [undefined, 'Postma'],
]
function invented(at: number) {
  const [prefix, lastName] = LAST[(at * 7 + 3) % LAST.length] ?? [undefined, 'Bakker']
  return { firstName: FIRST[at % FIRST.length] ?? 'Aaf', ...(prefix ? { prefix } : {}), lastName }
}

/** Long ago: whoever fetched after this has everything. */
const BEGINNING = new Date('2026-08-01T06:00:00Z')
const eckId = (at: string) => `https://ketenid.nl/demo/${at.repeat(64)}`

type PupilInput = Omit<LasPupil, 'born' | 'groupKey' | 'yearGroup'>
const into = ({ key, yearGroup }: LasGroup, pupils: PupilInput[]): LasPupil[] => pupils.map((pupil, at) => ({ ...pupil, groupKey: key, yearGroup, born: `201${at % 8}-0${1 + (at % 9)}-1${at % 9}` }))
const row = (first: number, count: number, from: number): PupilInput[] => Array.from({ length: count }, (_, at) => ({ key: String(first + at), ...invented(from + at) }))

function school(brin: string, name: string, people: { groups: LasGroup[]; pupils: LasPupil[]; staff: LasTeacher[] }, permitted = false): LasSchool {
  return { brin, name, permitted, keys: [], ...people, changedAt: BEGINNING, mood: 'well' }
}

/** De Regenboog as the portal knows it, and what happened there since: a new pupil, a name put right, a teacher without e-mail. */
function regenboog(): LasSchool {
  const bever = { key: 'bever', name: 'Bever', yearGroup: '1' }
  const groep5a = { key: '5a', name: 'Groep 5A', yearGroup: '5' }
  const groep7b = { key: '7b', name: 'Groep 7B', yearGroup: '7' }
  const pupils = [
    ...into(bever, [
      { key: '1001', firstName: 'Aad', prefix: 'van', lastName: 'Aa' }, { key: '1002', firstName: 'Ad', lastName: 'Aanstoot' },
      { key: '1003', firstName: 'Alberdina', lastName: 'Aarsbergen' }, { key: '1004', firstName: 'Alieke', lastName: 'Achtienribbe' }, ...row(1005, 16, 0),
    ]),
    ...into(groep5a, [
      { key: '5001', firstName: 'Bo', prefix: 'van', lastName: 'Aa' }, { key: '5002', firstName: 'Chris', lastName: 'Bakker' },
      { key: '5003', firstName: 'Daan', lastName: 'Cornelissen' }, ...row(5004, 21, 4),
    ]),
    ...into(groep7b, [...row(7001, 26, 9), { key: '7027', firstName: 'Pip', prefix: 'de', lastName: 'Nieuw' }]),
  ]
  const renamed = pupils.find(({ key }) => key === '7005')
  if (renamed) renamed.lastName = `${renamed.lastName}-Mulder`
  const staff: LasTeacher[] = [
    { key: 'L1', firstName: 'Eilert', lastName: 'Zomermaand', email: 'eilert@regenboog.example', roles: ['LRK'], groupKeys: ['bever'] },
    { key: 'L2', firstName: 'Ellemieke', lastName: 'Zonderman', email: 'ellemieke@regenboog.example', roles: ['LRK'], groupKeys: ['bever', '5a'] },
    { key: 'L3', firstName: 'Gerrit', lastName: 'Both', email: 'gerrit@regenboog.example', roles: ['LRK', 'ICT'], groupKeys: ['7b'] },
    { key: 'L4', firstName: 'Dirk', lastName: 'Directeur', email: 'dirk@regenboog.example', roles: ['DIR'], groupKeys: [] },
    { key: 'L5', firstName: 'Vera', lastName: 'Vakman', roles: ['LRK'], groupKeys: ['7b'] },
  ]
  return school('99RB00', 'Basisschool De Regenboog', { groups: [bever, groep5a, groep7b], pupils, staff }, true)
}

function bron(): LasSchool {
  const groep6 = { key: '6', name: 'Groep 6', yearGroup: '6' }
  const pupils = into(groep6, [
    { key: '6001', firstName: 'Mila', lastName: 'Waterman', eckId: eckId('b1') }, { key: '6002', firstName: 'Noud', lastName: 'Beekman', eckId: eckId('b2') },
    { key: '6003', firstName: 'Lev', lastName: 'Fontein' }, { key: '6004', firstName: 'Sep', lastName: 'Waterval' },
  ])
  const staff = [{ key: 'L1', firstName: 'Bram', lastName: 'Bron', email: 'bram@bron.example', roles: [], groupKeys: ['6'] }]
  return school('99BR00', 'Basisschool De Bron', { groups: [groep6], pupils, staff }, true)
}

/** A school of 48 invented pupils in three groups, for a BRIN that somebody types. */
export function inventedSchool(brin: string, name: string): LasSchool {
  const groups = ['3', '5', '7'].map((yearGroup): LasGroup => ({ key: `g${yearGroup}`, name: `Groep ${yearGroup}`, yearGroup }))
  const pupils = groups.flatMap((group, at) => into(group, row(100 * (at + 1), 16, at * 11)))
  const staff = groups.map((group, at): LasTeacher => {
    const person = invented(at + 20)
    return { key: `m${at + 1}`, ...person, email: `leerkracht${at + 1}@${brin.toLowerCase()}.example`, roles: ['LRK'], groupKeys: [group.key] }
  })
  return school(brin, name, { groups, pupils, staff })
}

/** The schools that each system has from the start: those of the demonstration. */
export function schoolsOf(slug: LasSlug): LasSchool[] {
  if (slug === 'parnassys') return [regenboog()]
  if (slug === 'eduscope') return [bron()]
  if (slug === 'esis') return [inventedSchool('99KP00', "Basisschool 't Kompas")]
  return [inventedSchool('99ZW00', 'Basisschool De Zonnewijzer')]
}
