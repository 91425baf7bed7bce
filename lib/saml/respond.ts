import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import { ENVELOPED, EXCLUSIVE_C14N, NAME_ID_PERSISTENT, NS, RSA_SHA256, SHA256 } from './names'

/** A signing key with its certificate, both PEM. */
export type SamlKey = { privateKey: string; certificate: string }

/** What an answer says. `requestId` is null where the portal begins (IdP-initiated). Ids are fresh and unguessable. */
export type Answer = {
  idp: string
  entityId: string
  acsUrl: string
  requestId: string | null
  subject: string
  nameIdFormat?: string
  attributes: Record<string, string[]>
  responseId: string
  assertionId: string
  /** When the person logged in; without it, now. */
  loggedInAt?: Date
  now: Date
}

/** How long an assertion may be handed in, in milliseconds; and how far before us another's clock may be. */
export const VALID_MS = 2 * 60_000
const SKEW_MS = 60_000

/**
 * Claims under the names that the publisher wants, as texts. What is not in the map keeps its own name; the pseudonym is
 * the NameID and is left out. The claims were cut to the publisher's attribute list before (PUB-3): a map adds nothing.
 */
export function attributesFor(claims: Record<string, unknown>, map: Readonly<Record<string, string>>): Record<string, string[]> {
  const named = Object.entries(claims).filter(([claim]) => claim !== 'sub').map(([claim, value]): [string, string[]] => [Object.hasOwn(map, claim) ? map[claim]! : claim, [value].flat().map(String)])
  return Object.fromEntries(named.filter(([, values]) => values.length > 0))
}

/** A Response with one assertion, of which both are signed: some service providers ask for the one, some for the other (SSO-4). */
export function makeResponse(answer: Answer, key: SamlKey): string {
  const unsigned = new XMLSerializer().serializeToString(responseDocument(answer))
  const issuerIn = (parent: string): string => `/*[local-name()='Response']${parent}/*[local-name()='Issuer']`
  const inside = sign(unsigned, key, "/*/*[local-name()='Assertion']", issuerIn("/*[local-name()='Assertion']"))
  return sign(inside, key, '/*', issuerIn(''))
}

function sign(xml: string, key: SamlKey, what: string, after: string): string {
  const signed = new SignedXml({ privateKey: key.privateKey, publicCert: key.certificate, signatureAlgorithm: RSA_SHA256, canonicalizationAlgorithm: EXCLUSIVE_C14N })
  signed.addReference({ xpath: what, transforms: [ENVELOPED, EXCLUSIVE_C14N], digestAlgorithm: SHA256 })
  signed.computeSignature(xml, { prefix: 'ds', location: { reference: after, action: 'after' } })
  return signed.getSignedXml()
}

/** Why a request that was understood is not granted, as the service provider reads it (SAML core 3.2.2.2). */
export type Refusal = 'NoPassive' | 'RequestDenied'

/** A Response without an assertion, signed: the request was good, and nobody is let in by it. */
export function makeRefusal(answer: Pick<Answer, 'idp' | 'acsUrl' | 'requestId' | 'responseId' | 'now'>, refusal: Refusal, key: SamlKey): string {
  const { document, response, add } = begin(answer)
  const status = add(add(response, 'samlp:Status'), 'samlp:StatusCode', { Value: `${STATUS}Responder` })
  add(status, 'samlp:StatusCode', { Value: `${STATUS}${refusal}` })
  return sign(new XMLSerializer().serializeToString(document), key, '/*', "/*[local-name()='Response']/*[local-name()='Issuer']")
}

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:'

/** The Response as far as every answer has it. */
function begin(answer: Pick<Answer, 'idp' | 'acsUrl' | 'requestId' | 'responseId' | 'now'>) {
  const document = new DOMImplementation().createDocument(NS.protocol, 'samlp:Response', null)
  const at = (ms: number): string => new Date(answer.now.getTime() + ms).toISOString()
  const fill = (element: Element, attributes: Record<string, string | null>): Element => {
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value)
    return element
  }
  const add = (parent: Element, name: string, attributes: Record<string, string | null> = {}, text?: string): Element => {
    const element = fill(document.createElementNS(name.startsWith('samlp:') ? NS.protocol : NS.assertion, name), attributes)
    if (text !== undefined) element.appendChild(document.createTextNode(readable(text)))
    parent.appendChild(element)
    return element
  }
  const response = fill(document.documentElement, { ID: answer.responseId, Version: '2.0', IssueInstant: at(0), Destination: answer.acsUrl, InResponseTo: answer.requestId })
  add(response, 'saml:Issuer', {}, answer.idp)
  return { document, response, add, at }
}

function responseDocument(answer: Answer): Document {
  const { document, response, add, at } = begin(answer)
  add(add(response, 'samlp:Status'), 'samlp:StatusCode', { Value: `${STATUS}Success` })
  const assertion = add(response, 'saml:Assertion', { ID: answer.assertionId, Version: '2.0', IssueInstant: at(0) })
  add(assertion, 'saml:Issuer', {}, answer.idp)
  const subject = add(assertion, 'saml:Subject')
  add(subject, 'saml:NameID', { Format: answer.nameIdFormat ?? NAME_ID_PERSISTENT, NameQualifier: answer.idp, SPNameQualifier: answer.entityId }, answer.subject)
  add(add(subject, 'saml:SubjectConfirmation', { Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' }), 'saml:SubjectConfirmationData', { NotOnOrAfter: at(VALID_MS), Recipient: answer.acsUrl, InResponseTo: answer.requestId })
  const conditions = add(assertion, 'saml:Conditions', { NotBefore: at(-SKEW_MS), NotOnOrAfter: at(VALID_MS) })
  add(add(conditions, 'saml:AudienceRestriction'), 'saml:Audience', {}, answer.entityId)
  add(add(add(assertion, 'saml:AuthnStatement', { AuthnInstant: (answer.loggedInAt ?? answer.now).toISOString(), SessionIndex: answer.assertionId }), 'saml:AuthnContext'), 'saml:AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified')
  const attributes = Object.entries(answer.attributes)
  const statement = attributes.length > 0 ? add(assertion, 'saml:AttributeStatement') : null
  for (const [name, values] of attributes) {
    const attribute = add(statement!, 'saml:Attribute', { Name: readable(name), NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' })
    for (const value of values) add(attribute, 'saml:AttributeValue', {}, value)
  }
  return document
}

/** Without the control characters that XML cannot hold: one in a name would make the whole answer unreadable. */
function readable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
