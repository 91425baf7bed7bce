import { domainToASCII } from 'node:url'

/** The law of parents' addresses (HOM-1, HOM-7, HOM-9): what is one, and what a change of a pupil's two means. Pure. */

/** RFC 5321: the longest address, and the longest part before the @, in bytes. */
const LONGEST = 254
const LONGEST_LOCAL = 64
/** No field is longer; what is, is not looked at: trimming a long row of blanks takes quadratic time. */
const LONGEST_TYPED = 400
/** Characters that a mailbox name does not have unless quoted, blanks and invisible ones included. */
const NOT_LOCAL = /[\s\p{C}()<>[\]:;,\\"@]/u
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export type ReadAddress = { ok: true; address: string } | { ok: false; problem: string }

/**
 * An address as it is kept: without blanks around it, in lower case, the domain in its ASCII form. Names and domains of
 * other scripts are welcome. Reading what was read gives the same again.
 */
export function readAddress(text: string): ReadAddress {
  if (text.length > LONGEST_TYPED) return bad('Dit e-mailadres is te lang.')
  const plain = text.normalize('NFC').replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
  const at = plain.lastIndexOf('@')
  if (at === -1) return bad('Dit is geen e-mailadres: er ontbreekt een @. Voorbeeld: naam@voorbeeld.nl.')
  const local = plain.slice(0, at).toLowerCase().normalize('NFC')
  if (local === '') return bad('Voor de @ ontbreekt een naam. Voorbeeld: naam@voorbeeld.nl.')
  if (local.includes('@')) return bad('Er staat meer dan één @ in. Vul in elk veld één e-mailadres in.')
  if (NOT_LOCAL.test(local)) return bad('Voor de @ staat een spatie of een ander teken dat niet in een e-mailadres kan.')
  if (/^\.|\.$|\.\./.test(local)) return bad('Voor de @ staat een punt te veel.')
  const domain = asciiDomain(plain.slice(at + 1))
  if (!domain) return bad('Wat achter de @ staat, klopt niet. Voorbeeld: naam@voorbeeld.nl.')
  const address = `${local}@${domain}`
  if (Buffer.byteLength(local) > LONGEST_LOCAL || Buffer.byteLength(address) > LONGEST) return bad('Dit e-mailadres is te lang.')
  return { ok: true, address }
}

const bad = (problem: string): ReadAddress => ({ ok: false, problem })

/** The domain as DNS knows it; null when it cannot be one. An address of numbers is no domain of a parent. */
function asciiDomain(text: string): string | null {
  // What has a meaning in a web address would otherwise be cut off or decoded.
  if (/[\s\p{C}/\\?#%:@[\]<>,;]/u.test(text)) return null
  const labels = domainToASCII(text.toLowerCase()).split('.')
  if (labels.length < 2 || labels.some((label) => !LABEL.test(label)) || /^\d+$/.test(labels.at(-1)!)) return null
  return labels.join('.')
}

/** E-mailadres 1 and 2; null where none is set. */
export type Slots = readonly [string | null, string | null]
export type AddressPlan = { slots: Slots; added: string[]; removed: string[] }

/**
 * What a form means for a pupil's addresses: `shown` is what it was made with, so a field that nobody touched leaves
 * what a colleague saved meanwhile. Null when both changed the same field, or the outcome would hold an address twice.
 * An address that only moves to the other field is neither added nor removed.
 */
export function planAddresses(current: Slots, shown: Slots, wanted: Slots): AddressPlan | null {
  const slots: (string | null)[] = []
  for (const at of [0, 1] as const) {
    const untouched = wanted[at] === shown[at]
    if (!untouched && current[at] !== shown[at] && current[at] !== wanted[at]) return null
    slots.push(untouched ? current[at] : wanted[at])
  }
  if (slots[0] && slots[0] === slots[1]) return null
  const [before, after] = [set(current), set(slots)]
  return { slots: [slots[0]!, slots[1]!], added: after.filter((one) => !before.includes(one)), removed: before.filter((one) => !after.includes(one)) }
}

const set = (slots: readonly (string | null)[]): string[] => slots.filter((address): address is string => address !== null)
