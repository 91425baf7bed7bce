import type { Roster, RosterPerson } from '@/lib/roster/model'
import { schoolElements } from './to-roster'
import { nameElements, xmlTime, type Made } from './write-edexml'
import { listNode, textNode, writeXml, type XmlNode } from './xml'

/**
 * The form demands a birth date, and the portal may not hold one: each file says this day, which is nobody's
 * (docs/decisions/0017).
 */
export const NO_BIRTH_DATE = '1900-01-01'

/**
 * An ECK2 file, which is the UWLR 1.0 leerlinggegevens (domain facts 2.5), elements in its order. It has no place for ECK
 * iDs and for a group's year; each pupil has a year of its own.
 */
export function writeEck2(roster: Roster, { at, author }: Made): string {
  const [groups, subgroups] = (['base', 'combined'] as const).map((kind) => roster.groups.filter((group) => group.kind === kind))
  const across = new Set(subgroups!.map(({ key }) => key))
  const node = (name: string, { key, name: text, description }: Roster['groups'][number]): XmlNode => ({ name, attributes: { key }, children: [textNode('naam', text), textNode('omschrijving', description)] })
  return writeXml({
    name: 'leerlinggegevens',
    attributes: { xmlns: 'http://www.edustandaard.nl/leerresultaten/1/leerlinggegevens' },
    children: [
      {
        name: 'school',
        children: [
          textNode('schooljaar', roster.schoolYear), ...schoolElements(roster).map(([name, text]) => textNode(name, text)),
          textNode('aanmaakdatum', xmlTime(at)), textNode('xsdversie', '1.0'), textNode('auteur', author.slice(0, 128)),
        ],
      },
      listNode('groepen', groups!.map((group) => node('groep', group))),
      listNode('subgroepen', subgroups!.map((group) => node('subgroep', group))),
      { name: 'leerlingen', children: roster.pupils.map((pupil) => person('leerling', pupil, [
        textNode('geboortedatum', NO_BIRTH_DATE), textNode('jaargroep', pupil.yearGroup),
        pupil.groupKey === undefined ? undefined : { name: 'groep', attributes: { key: pupil.groupKey } },
        links('subgroepen', pupil.combinedGroupKeys),
      ])) },
      listNode('leerkrachten', roster.staff.map((teacher) => person('leerkracht', teacher, [
        // Roles come from the coordinator only, never from a file (domain facts 2.3).
        textNode('ictcoordinator', 'N'),
        links('groepen', teacher.groupKeys.filter((key) => !across.has(key))), links('subgroepen', teacher.groupKeys.filter((key) => across.has(key))),
      ]))),
    ],
  })
}

const links = (name: string, keys: readonly string[]) => listNode(name, keys.map((key) => ({ name: 'groep', attributes: { key } })))

function person(name: string, { key, ...names }: RosterPerson, rest: (XmlNode | undefined)[]): XmlNode {
  return { name, attributes: { key }, children: [...nameElements(names), ...rest] }
}
