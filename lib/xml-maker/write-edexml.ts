import type { Roster, RosterGroup, RosterPerson } from '@/lib/roster/model'
import { schoolElements } from './to-roster'
import { listNode, textNode, writeXml, type XmlNode } from './xml'

/** When a file is made, and by which program. */
export type Made = { at: Date; author: string }

/** `2026-11-22T09:30:00Z`: an XML dateTime, to the second. */
export const xmlTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** An EDEXML 2.1 file: no namespace, elements in the order of the standard (domain facts 2.2). Without e-mail, as LAS-6 wants it. */
export function writeEdexml(roster: Roster, { at, author }: Made): string {
  const kinds = new Map(roster.groups.map(({ key, kind }) => [key, kind]))
  return writeXml({
    name: 'EDEX',
    attributes: { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:noNamespaceSchemaLocation': 'EDEXML.structuur.xsd' },
    children: [
      {
        name: 'school',
        children: [
          textNode('schooljaar', roster.schoolYear), ...schoolElements(roster).map(([name, text]) => textNode(name, text)),
          textNode('aanmaakdatum', xmlTime(at)), textNode('auteur', author.slice(0, 128)), textNode('xsdversie', '2.1'),
        ],
      },
      listNode('groepen', roster.groups.map(group)),
      { name: 'leerlingen', children: roster.pupils.map((pupil) => person('leerling', pupil, [
        textNode('jaargroep', pupil.yearGroup),
        pupil.groupKey === undefined ? undefined : { name: 'groep', attributes: { key: pupil.groupKey } },
        listNode('samengestelde_groepen', pupil.combinedGroupKeys.map((key) => ({ name: 'samengestelde_groep', attributes: { key } }))),
      ])) },
      listNode('leerkrachten', roster.staff.map((teacher) => person('leerkracht', teacher, [
        listNode('groepen', teacher.groupKeys.map((key) => ({ name: kinds.get(key) === 'combined' ? 'samengestelde_groep' : 'groep', attributes: { key } }))),
      ]))),
    ],
  })
}

function group({ key, name, kind, yearGroup, description }: RosterGroup): XmlNode {
  const year = kind === 'base' ? textNode('jaargroep', yearGroup) : undefined
  return { name: kind === 'base' ? 'groep' : 'samengestelde_groep', attributes: { key }, children: [textNode('naam', name), year, textNode('omschrijving', description)] }
}

function person(name: string, { key, eckId, ...names }: RosterPerson, rest: (XmlNode | undefined)[]): XmlNode {
  return { name, attributes: { key, eckid: eckId }, children: [...nameElements(names), ...rest] }
}

/** The names in the order that both standards share; voornamen is never written, for the portal does not hold it. */
export function nameElements({ firstName, prefix, lastName, initials }: Omit<RosterPerson, 'key'>): (XmlNode | undefined)[] {
  return [textNode('achternaam', lastName), textNode('voorvoegsel', prefix), textNode('voorletters-1', initials), textNode('roepnaam', firstName)]
}
