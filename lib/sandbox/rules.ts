import { createHash } from 'node:crypto'
import { KEEP_DAYS } from '@/lib/core/retention'
import type { Roster } from '@/lib/roster/model'

const DAY = 86_400_000
/** A link to a sandbox of which nothing was made yet. */
export const linkUntil = (now: Date): Date => new Date(now.getTime() + KEEP_DAYS.sandboxLink * DAY)
/** When a sandbox that is made or prolonged now goes. */
export const sandboxUntil = (now: Date): Date => new Date(now.getTime() + KEEP_DAYS.sandbox * DAY)

/** Letters and digits that nobody takes for each other. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
/** What names a sandbox: six signs. @param random gives a whole number below its argument */
export const newCode = (random: (below: number) => number): string => Array.from({ length: 6 }, () => SIGNS[random(SIGNS.length)]!).join('')

/** Where no mail ever arrives (RFC 2606): the made-up people have addresses there. */
export const addressOf = (name: string, code: string): string => `${name}@${code}.proef.invalid`

/** A made-up ECK iD, of the form that real ones have. */
const eckId = (code: string, key: string): string => `https://ketenid.nl/proef/${createHash('sha512').update(`${code} ${key}`).digest('hex')}`

const GROUPS = [['G3', 'Groep 3', '3'], ['G6', 'Groep 6', '6']] as const
const TEACHERS = [['T1', 'Tess', 'Trommel', 'G3'], ['T2', 'Tim', 'Toeter', 'G6']] as const
const PUPILS = [
  ['P1', 'Anna', 'Appel', 'G3'], ['P2', 'Bram', 'Banaan', 'G3'], ['P3', 'Cato', 'Citroen', 'G3'], ['P4', 'Daan', 'Druif', 'G3'], ['P5', 'Evi', 'Eik', 'G3'], ['P6', 'Finn', 'Framboos', 'G3'],
  ['P7', 'Guus', 'Granaat', 'G6'], ['P8', 'Hanna', 'Hazelnoot', 'G6'], ['P9', 'Ibe', 'IJsbeer', 'G6'], ['P10', 'Jip', 'Jasmijn', 'G6'], ['P11', 'Kiki', 'Kers', 'G6'], ['P12', 'Lars', 'Linde', 'G6'],
] as const

/** The people of a sandbox's school, all made up (PUB-5), as an import would bring them. */
export function sandboxRoster(code: string, schoolYear: string): Roster {
  return {
    format: 'edexml-2.1', schoolYear,
    groups: GROUPS.map(([key, name, yearGroup]) => ({ key, name, kind: 'base', yearGroup })),
    pupils: PUPILS.map(([key, firstName, lastName, groupKey]) => ({ key, firstName, lastName, eckId: eckId(code, key), groupKey, yearGroup: GROUPS.find(([group]) => group === groupKey)![2], combinedGroupKeys: [] })),
    staff: TEACHERS.map(([key, firstName, lastName, groupKey]) => ({ key, firstName, lastName, eckId: eckId(code, key), groupKeys: [groupKey] })),
  }
}

/** Who of the school can log in with a password, and as what: the part of the address before the @, by LAS key. */
export const LOGINS = [{ name: 'ict', lasKey: null, role: 'coordinator' }, { name: 'tess', lasKey: 'T1', role: 'teacher' }, { name: 'tim', lasKey: 'T2', role: 'teacher' }] as const
