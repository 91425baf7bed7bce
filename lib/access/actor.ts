import type { Scope } from '@/lib/platform/db/scope'

/** A staff role at a school, as the employment holds it (ACC-4). */
export const STAFF_ROLES = ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'intern', 'supportStaff', 'substitute'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
/** Roles that a coordinator gives and takes; the LAS never does (ACC-4). */
export const GIVEN_ROLES = ['coordinator', 'careCoordinator', 'remedialTeacher', 'intern', 'supportStaff'] as const satisfies readonly StaffRole[]
export type GivenRole = (typeof GIVEN_ROLES)[number]
/** All roles that the permission table knows: those at a school, and those beside it. */
export const ROLES = [...STAFF_ROLES, 'helpdesk', 'publisherAdmin', 'lookOn'] as const
export type Role = (typeof ROLES)[number]

/** The Dutch word for a role, as the manuals have it. */
export const ROLE_WORDS: Record<Role, string> = {
  coordinator: 'ICT-coördinator',
  teacher: 'leerkracht',
  careCoordinator: "IB'er",
  remedialTeacher: "RT'er",
  intern: 'stagiair(e)',
  supportStaff: 'onderwijsondersteunend personeel',
  substitute: 'invalkracht',
  helpdesk: 'helpdesk',
  publisherAdmin: 'licentiebeheerder van een uitgeverij',
  lookOn: 'helpdesk die meekijkt',
}

/** A member of staff (or of the helpdesk or a publisher) who is logged in, as the database knows this very moment. */
export type StaffActor = {
  kind: 'staff'
  sessionId: string
  userId: string
  name: string
  email: string
  /** The school chosen in this session; null before the choice, or when the work there ended. */
  school: { id: string; portalId: number; name: string } | null
  employmentId: string | null
  roles: Role[]
  /** The groups this person is linked to at the chosen school. */
  groupIds: string[]
  /** Has not accepted the gebruikersovereenkomst yet: no school, no roles, until then (ACC-3). */
  mustAgree?: boolean
  /** Came in through a school's network environment: that school, for which alone it speaks (SSO-3). */
  boundTo: string | null
  /** Of the helpdesk, looking on at `school` as its coordinator: sees what `LOOK_ON_READS` has and changes nothing (ACC-11). */
  lookOn?: { id: string; until: Date; reason: string } | null
  address: string | null
  /**
   * Set while the session opens nothing: it came from another network and asks who is there (`moved`, AUT-4), or the school asks
   * a second factor first (AUT-7). School, roles and groups are empty meanwhile; `school` is where it would be.
   */
  hold?: { kind: Hold; school: { id: string; portalId: number; name: string } | null }
}
export type Hold = 'moved' | 'second-factor'

/** A pupil who is logged in. */
export type PupilActor = {
  kind: 'pupil'
  sessionId: string
  pupilId: string
  firstName: string
  /** Slug of the picture that the child knows itself by. */
  picture: string
  school: { id: string; portalId: number; name: string }
  /** How the pupil came in: by the shortcut at school, by /thuis, or through a network environment. */
  login: 'school' | 'home' | 'environment'
  /** On an enrolled device, which counts as school wherever it is (PUP-6). */
  onDevice: boolean
  /** The home login that opened /thuis (HOM-2). */
  homeAccountId: string | null
  address: string | null
}

/** A parent who is logged in at /thuis and has not chosen a child yet (HOM-2). */
export type HomeActor = { kind: 'home'; sessionId: string; homeAccountId: string; email: string; school: null; address: string | null }

export type Actor = StaffActor | PupilActor | HomeActor

/** Roles that see all groups of the school; the others see the groups they are linked to (GRP-6). */
const ALL_GROUPS: readonly Role[] = ['coordinator', 'careCoordinator', 'remedialTeacher', 'lookOn']

/** What a member of staff's queries may touch. Roles are a union: an extra role never takes something away. */
export function scopeOf(actor: StaffActor & { school: NonNullable<StaffActor['school']> }): Scope {
  return { schoolId: actor.school.id, groupIds: actor.roles.some((role) => ALL_GROUPS.includes(role)) ? 'all' : actor.groupIds, ...(actor.lookOn ? { lookOn: true } : {}) }
}
