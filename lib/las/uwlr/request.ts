import { splitBrin } from '@/lib/core/brin'

/** The operations of UWLR by which a portal fetches (domain facts 3.2): all in one, or in steps. */
export const OPERATIONS = {
  whole: { request: 'leerlinggegevens_verzoek', action: 'HaalLeerlinggegevens', groups: false },
  structure: { request: 'structuur_verzoek', action: null, groups: false },
  pupils: { request: 'leerlingen_verzoek', action: null, groups: true },
  staff: { request: 'leerkrachten_verzoek', action: null, groups: true },
} as const
export type Operation = keyof typeof OPERATIONS

const DATA = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
const AUTHORISATION = 'http://www.edustandaard.nl/leerresultaten/2/autorisatie'

/** A group to ask people of, by its key. */
export type AskedGroup = { key: string; kind: 'base' | 'combined' }

export type RequestInput = {
  operation: Operation
  authorisation: { key: string; customerCode: string; customerName: string }
  /** `YYYY-YYYY` */
  schoolYear: string
  school: { brin: string | null; schoolKey: string | null }
  version: string
  dataSet?: string
  /** What was received then went in: with it the LAS may answer that nothing changed. */
  receivedAt?: Date | null
  /** Only in steps: the people of these groups, and those of none. */
  groups?: readonly AskedGroup[]
}

/** One request as it goes over the wire: document/literal, elements in the order of the XSD, which not every LAS forgives. */
export function buildRequest(input: RequestInput): { soapAction: string; body: string } {
  const { request, action, groups } = OPERATIONS[input.operation]
  const { key, customerCode, customerName } = input.authorisation
  const received = input.receivedAt && element('laatstontvangengegevens', input.receivedAt.toISOString().replace(/\.\d+Z$/, 'Z'))
  const parts = [
    element('schooljaar', input.schoolYear),
    ...identity(input.school),
    element('xsdversie', input.version),
    ...(input.dataSet ? [element('gegevenssetid', input.dataSet)] : []),
    ...(received ? [received] : []),
    ...(groups ? [`<groepen>${(input.groups ?? []).map(askFor).join('')}<groep/></groepen>`] : []),
  ]
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
    `<soap:Header><autorisatie xmlns="${AUTHORISATION}">${element('autorisatiesleutel', key)}${element('klantcode', customerCode)}${element('klantnaam', customerName)}</autorisatie></soap:Header>`,
    `<soap:Body><${request} xmlns="${DATA}">${parts.join('')}</${request}></soap:Body>`,
    '</soap:Envelope>',
  ].join('\n')
  return { soapAction: action ?? `${DATA}/${request}`, body }
}

/** A school is its BRIN with location; one without a BRIN is its key in the LAS. */
function identity({ brin, schoolKey }: RequestInput['school']): string[] {
  if (!brin) return [element('schoolkey', schoolKey ?? '')]
  const { institution, location } = splitBrin(brin)
  return [element('brincode', institution), element('dependancecode', location || '00')]
}

function askFor({ key, kind }: AskedGroup): string {
  return `<${kind === 'base' ? 'groep' : 'samengestelde_groep'} key="${escape(key)}"/>`
}

function element(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!)
}
