import { SaxesParser } from 'saxes'
import type { LasGroup, LasPupil, LasSchool, LasTeacher } from './model'

/** A small tree: enough for requests, with prefixes cut off. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

/** Reads a small XML text. @throws Error when it is none. */
export function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open: Node[] = [root]
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  parser.on('doctype', () => { throw new Error('doctype') })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', (error) => { throw error })
  parser.write(xml).close()
  const [first] = root.children
  if (!first) throw new Error('empty')
  return first
}

/** The child with this name. */
export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((each) => each.name === name)
}

export function textOf(node: Node | undefined, name: string): string | undefined {
  return child(node, name)?.text.trim()
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
const tag = (name: string, text: string | undefined): string => (text ? `<${name}>${escape(text)}</${name}>` : '')

export const DATA = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'

/** A SOAP message around what the service says. */
export function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
}

export function fault(code: string, text: string, detail: string): string {
  return envelope(`<soapenv:Fault><faultcode>${escape(code)}</faultcode><faultstring>${escape(text)}</faultstring><detail>${escape(detail)}</detail></soapenv:Fault>`)
}

export type Look = { schoolYear: string; version: string; now: Date; auteur: string }

/** The head of every answer: whose data this is. */
export function schoolPart({ brin }: Pick<LasSchool, 'brin'>, { schoolYear, version, now, auteur }: Look): string {
  return `<school>${tag('schooljaar', schoolYear)}${tag('peildatum', now.toISOString().slice(0, 10))}${tag('brincode', brin.slice(0, 4))}${tag('dependancecode', brin.slice(4))}${tag('aanmaakdatum', now.toISOString())}${tag('auteur', auteur)}${tag('xsdversie', version)}</school>`
}

export function groupsPart(groups: readonly LasGroup[]): string {
  return `<groepen>${groups.map(({ key, name, yearGroup }) => `<groep key="${escape(key)}">${tag('naam', name)}${tag('jaargroep', yearGroup)}</groep>`).join('')}</groepen>`
}

export function pupilsPart(pupils: readonly LasPupil[], version: string): string {
  return `<leerlingen>${pupils.map((pupil) => {
    const eck = pupil.eckId && version !== '2.1' ? ` eckid="${escape(pupil.eckId)}"` : ''
    const group = pupil.groupKey ? `<groep key="${escape(pupil.groupKey)}"/>` : ''
    return `<leerling key="${escape(pupil.key)}"${eck}>${names(pupil)}${tag('geboortedatum', pupil.born)}${tag('geslacht', '9')}${tag('jaargroep', pupil.yearGroup)}${group}</leerling>`
  }).join('')}</leerlingen>`
}

export function staffPart(staff: readonly LasTeacher[]): string {
  return `<leerkrachten>${staff.map((person) => {
    const groups = person.groupKeys.length > 0 ? `<groepen>${person.groupKeys.map((key) => `<groep key="${escape(key)}"/>`).join('')}</groepen>` : ''
    return `<leerkracht key="${escape(person.key)}">${names(person)}${tag('emailadres', person.email)}${person.roles.map((role) => tag('rol', role)).join('')}${groups}</leerkracht>`
  }).join('')}</leerkrachten>`
}

function names({ firstName, prefix, lastName }: Pick<LasPupil, 'firstName' | 'prefix' | 'lastName'>): string {
  return `${tag('achternaam', lastName)}${tag('voorvoegsel', prefix)}${tag('roepnaam', firstName)}`
}
