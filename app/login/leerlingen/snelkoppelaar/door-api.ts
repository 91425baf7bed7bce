import type { SchoolReason } from './Sorry'

/** What the pupil's endpoints answer (lib/pupil-login/http.ts), as the screen needs it. */
export type Group = { id: string; name: string; yearGroup: string | null }
export type Pupil = { id: string; name: string; picture: string; method: 'pin' | 'picture' | 'badge' }
export type Trouble = 'unknown-school' | 'not-at-school' | 'unknown-title' | 'offline'
/** A member of staff who is logged in in this browser (PUP-7). */
export type StaffHere = { name: string; portal: string }
export type Closed = { ok: false; reason: 'closed'; why: SchoolReason; title: string; publisher: string }
export type School = ({ ok: true; school: string; title: string | null; groups: Group[] } | { ok: false; reason: Trouble } | Closed) & { staff?: StaffHere }
export type Pupils = { ok: true; pupils: Pupil[] } | { ok: false; reason: Trouble }
export type SignIn = { ok: true; next: string } | { ok: false; reason: 'wrong' | Trouble; wait: number }
export type BadgeTrouble = 'unknown-badge' | 'not-here' | 'other-pupil' | 'offline'
export type BadgeSignIn = { ok: true; next: string } | { ok: false; reason: BadgeTrouble } | { ok: false; reason: 'staff'; staff: StaffHere }

async function ask<Answer>(request: Promise<Response>, otherwise: Answer): Promise<Answer> {
  try {
    const response = await request
    return response.status >= 500 ? otherwise : ((await response.json()) as Answer)
  } catch {
    return otherwise
  }
}

const OFFLINE = { ok: false, reason: 'offline', wait: 0 } as const

/** The school and its groups for the shortcut in the address bar. */
export function askSchool(search: string): Promise<School> {
  return ask<School>(fetch(`/api/pupil/school${search}`, { cache: 'no-store' }), OFFLINE)
}

export function askPupils(ref: string, group: string): Promise<Pupils> {
  return ask<Pupils>(fetch(`/api/pupil/group?${new URLSearchParams({ INSTELLING_REF: ref, group })}`, { cache: 'no-store' }), OFFLINE)
}

export function trySecret(body: { ref: string; pupil: string; secret: string; target: string | null }): Promise<SignIn> {
  return ask<SignIn>(post('/api/pupil/sign-in', body), OFFLINE)
}

export function tryBadge(body: { token: string; ref: string | null; pupil: string | null; target: string | null }): Promise<BadgeSignIn> {
  return ask<BadgeSignIn>(post('/api/pupil/badge', body), OFFLINE)
}

/** Ends the staff session of this browser, so that a pupil can go on (PUP-7). */
export function leaveStaff(): Promise<{ ok: boolean }> {
  return ask<{ ok: boolean }>(post('/api/pupil/not-staff', {}), { ok: false })
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Waits until somebody looks at a page that the browser made ahead: only then does a shortcut count as opened. */
export function shown(): Promise<void> {
  const page = document as Document & { prerendering?: boolean }
  return page.prerendering ? new Promise((resolve) => page.addEventListener('prerenderingchange', () => resolve(), { once: true })) : Promise.resolve()
}
