import type { Leftover } from '@/lib/xml-maker/saver'

/**
 * What a page that closes had not saved yet, for the same tab when it opens again: in the tab's own storage, which ends
 * with the tab, and only until then, for it names children (decision 0017). Full or forbidden storage keeps nothing.
 */
const KEY = 'xml-maker'
type Kept = Leftover & { draftId: string }

/** What this tab left of this draft. */
export function leftBehind(draftId: string): Leftover | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null
    return kept?.draftId === draftId ? kept : null
  } catch {
    return null
  }
}

export function leaveBehind(draftId: string, left: Leftover): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...left, draftId } satisfies Kept))
  } catch {
    // The request that goes out at the same moment is the other half of it.
  }
}

export function forgetLeftBehind(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Then nothing was kept either.
  }
}
