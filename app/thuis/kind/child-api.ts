import type { ChildrenOfSchool, ChildTile } from '@/lib/home-login/rules'

export type Child = ChildTile
export type SchoolOfChildren = ChildrenOfSchool
/** What `POST /api/home/child` answers (lib/home-login/http.ts). */
export type Entered = { ok: true; next: string } | { ok: false; reason: 'wrong' | 'signed-out' | 'offline'; wait: number }

/** Gives a child's secret; `offline` when the portal could not be asked. */
export async function enterAsChild(pupil: string, secret: string): Promise<Entered> {
  const offline = { ok: false, reason: 'offline', wait: 0 } as const
  try {
    const response = await fetch('/api/home/child', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ pupil, secret }) })
    return response.status >= 500 ? offline : ((await response.json()) as Entered)
  } catch {
    return offline
  }
}
