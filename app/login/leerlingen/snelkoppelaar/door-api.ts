/** What the pupil's endpoints answer (lib/pupil-login/http.ts), as the screen needs it. */
export type Group = { id: string; name: string; yearGroup: string | null }
export type Pupil = { id: string; name: string; picture: string; method: 'pin' | 'picture' }
export type Trouble = 'unknown-school' | 'not-at-school' | 'unknown-title' | 'offline'
export type School = { ok: true; school: string; title: string | null; groups: Group[] } | { ok: false; reason: Trouble }
export type Pupils = { ok: true; pupils: Pupil[] } | { ok: false; reason: Trouble }
export type SignIn = { ok: true; next: string } | { ok: false; reason: 'wrong' | Trouble; wait: number }

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
  return ask<SignIn>(fetch('/api/pupil/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }), OFFLINE)
}
