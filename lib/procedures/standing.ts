import { fullName } from '@/lib/core/names'
import type { Row, Value, World } from './world'

/** What of an employment is given by hand and decides what somebody may: compared after a merger (ACC-8). */
const WATCHED = { roles: ['roles'], login: ['user_id', 'invited_email'], end: ['ends_at', 'removed_at'] } as const
export type StandingPart = keyof typeof WATCHED | 'groups'
export const PART_WORDS: Record<StandingPart, string> = { roles: 'rollen', login: 'login of e-mailadres', end: 'einde van de toegang', groups: 'groepen' }

/** One employment as a merger left it: the columns that are watched, and its groups. */
export type Standing = { id: string } & Record<StandingPart, Value>
/** Somebody whose standing is no more what the merger left. */
export type ChangedStaff = { name: string; parts: StandingPart[] }

const valueOf = (value: Value | undefined): Value => (Array.isArray(value) ? [...value].sort() : (value ?? null))

function standing(world: World, row: Row): Standing {
  const of = (part: keyof typeof WATCHED): Value => WATCHED[part].map((column) => valueOf(row[column]))
  const groups = world.employment_group.filter((link) => link.employment_id === row.id).map((link) => `${String(link.group_id)} ${String(link.by_hand)}`).sort()
  return { id: String(row.id), roles: of('roles'), login: of('login'), end: of('end'), groups }
}

/** How these employments stand in a world. Accounts of substitutes are left out: they end by themselves. */
export function standingOf(world: World, ids: readonly string[]): Standing[] {
  const wanted = new Set(ids)
  return world.employment.filter((row) => wanted.has(String(row.id)) && row.substitute_group_id === null).map((row) => standing(world, row))
}

/** The addresses of logins, by their ids: as far as somebody was only invited when it was kept. */
export type Emails = ReadonlyMap<string, string>
/** Whose logins tell whether an invitation was answered. */
export const invitedIn = (kept: readonly Standing[]): string[] => kept.flatMap(({ login }) => (login as readonly Value[])[1] ?? []).map(String)

/** Who answered an invitation has the login that was meant for her, and nothing that anybody gave since. */
function isAnswered(was: Value, is: Value, emails: Emails): boolean {
  const [[userBefore, invited], [user, stillInvited]] = [was as readonly Value[], is as readonly Value[]]
  return userBefore === null && stillInvited === null && user != null && invited != null && emails.get(String(user)) === invited
}

/** Who was given something else since, and what; who is not there any more is seen by `touchedSince`. */
export function changedStaff(now: World, kept: readonly Standing[], emails: Emails): ChangedStaff[] {
  const rows = new Map(now.employment.map((row) => [String(row.id), row]))
  return kept.flatMap((was) => {
    const row = rows.get(was.id)
    if (!row) return []
    const is = standing(now, row)
    const parts = (Object.keys(PART_WORDS) as StandingPart[]).filter((part) => JSON.stringify(is[part]) !== JSON.stringify(was[part]) && !(part === 'login' && isAnswered(was.login, is.login, emails)))
    return parts.length === 0 ? [] : [{ name: fullName({ firstName: String(row.first_name), prefix: row.prefix as string | null, lastName: row.last_name as string | null }), parts }]
  })
}
