import type { Role } from '@/lib/access/actor'

/** What the database knows of one title and one person, enough to say whether it opens and, if not, why. */
export type AccessFacts = {
  productId: string
  productName: string
  url: string
  audience: 'pupil' | 'teacher'
  teacherEntrance: boolean
  publisherId: string
  publisherName: string
  /** The publisher has a working connection with the portal. */
  connected: boolean
  /** The school ticked the publisher (PUB-1). */
  consented: boolean
  /** The school has a licence that runs today. */
  licensed: boolean
  /** The person, or one of the person's groups, is linked to that licence (LIC-1). */
  linked: boolean
  /** Any group or person of the school is linked to it. */
  linkedAnywhere: boolean
  /** The person is at one of the school's addresses. */
  atSchool: boolean
  /** 'toegestaan voor thuis' (LIC-5) */
  homeAllowed: boolean
  test: boolean
}

/** Why a title does not open: the first link of the chain that is missing, in the order in which it can be mended. */
export type WhyNot = 'not-connected' | 'no-consent' | 'no-licence' | 'not-for-you' | 'not-linked' | 'not-at-school' | 'not-at-home'

export type Visitor = { kind: 'pupil'; login: 'school' | 'home' | 'environment'; onDevice: boolean } | { kind: 'staff'; roles: readonly Role[] }

/** Roles that see the software of all groups (GRP-6). */
const ALL_GROUPS: readonly Role[] = ['careCoordinator', 'remedialTeacher']

/**
 * Null when the visitor may open the title now, else the reason (LIC-1, SSO-1). A pupil who
 * came in by the shortcut must be at school, at every hop (PUP-2); one at home opens what is allowed there (LIC-5). Roles are a union: whichever role opens
 * it does. A coordinator with a teacher role sees the teacher's entrance of every licensed title, linked or not (000).
 */
export function whyNot(facts: AccessFacts, visitor: Visitor): WhyNot | null {
  const closed = whyNotForSchool(facts)
  if (closed) return closed
  if (visitor.kind === 'pupil') {
    if (facts.audience !== 'pupil') return 'not-for-you'
    if (!facts.linked) return 'not-linked'
    return whyNotHere(facts, visitor)
  }
  if (facts.audience === 'pupil' && !facts.teacherEntrance) return 'not-for-you'
  const has = (role: Role) => visitor.roles.includes(role)
  if (has('coordinator') && has('teacher')) return null
  if (facts.linked) return null
  return ALL_GROUPS.some(has) && facts.linkedAnywhere ? null : 'not-linked'
}

/** What a title's way into a school consists of, whoever asks. */
export type SchoolFacts = Pick<AccessFacts, 'connected' | 'consented' | 'licensed'>

/** Why a title opens for nobody of a school; null when it may open for somebody. Known before anybody says who they are. */
export function whyNotForSchool(facts: SchoolFacts): Extract<WhyNot, 'no-consent' | 'not-connected' | 'no-licence'> | null {
  if (!facts.consented) return 'no-consent'
  if (!facts.connected) return 'not-connected'
  return facts.licensed ? null : 'no-licence'
}

export type Place = 'school' | 'home'

/** Where a person uses a title, as its publisher hears it. Staff prepare lessons wherever they are: that counts as school. */
export function placeOf(facts: Pick<AccessFacts, 'atSchool'>, visitor: Visitor): Place {
  if (visitor.kind === 'staff' || visitor.login === 'school') return 'school'
  return visitor.login === 'environment' && facts.atSchool ? 'school' : 'home'
}

function whyNotHere(facts: AccessFacts, pupil: Extract<Visitor, { kind: 'pupil' }>): WhyNot | null {
  if (pupil.login !== 'home' && (facts.atSchool || pupil.onDevice)) return null
  if (pupil.login === 'school') return 'not-at-school'
  return isForHome(facts) ? null : 'not-at-home'
}

/** 'toegestaan voor thuis', and no test: tests are made at school (LIC-5). */
export function isForHome(title: { homeAllowed: boolean; test: boolean }): boolean {
  return title.homeAllowed && !title.test
}

/** Whether the coordinator's '… - licentiemanagement' link of a method opens, else why not (LIC-1). */
export function whyNoManagement(facts: SchoolFacts, roles: readonly Role[]): WhyNot | null {
  return roles.includes('coordinator') ? whyNotForSchool(facts) : 'not-for-you'
}

/**
 * An address in the one spelling in which titles are registered, or null for what is no web address: `http://x/a` and
 * `HTTP://X/a#start` are the same, for a fragment never reaches a server (MAT-3).
 */
export function titleAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url.href
}

/** True when a title is made for this year group; combination groups (C) and groups without one may have any title. */
export function suits(yearGroups: readonly string[], yearGroup: string | null): boolean {
  return yearGroups.length === 0 || yearGroup === null || yearGroup === 'C' || yearGroups.includes(yearGroup)
}

/** Seats are pupils': of a title for teachers none is ever taken (LIC-8), and their number bars nobody. */
export const hasSeats = (audience: 'pupil' | 'teacher'): boolean => audience === 'pupil'

/** So many pupils more than there are seats; 0: as many as fit. */
export const tooMany = (seats: number | null, pupils: number): number => (seats === null ? 0 : Math.max(0, pupils - seats))
