/** What a form was refused that went with the state of the page that it was made for: the page in its new state still says it. */
export type StandingRefusal = { message: string; path: string }

let standing: StandingRefusal | null = null
const listeners = new Set<() => void>()

export const standingRefusal = (): StandingRefusal | null => standing

export function subscribeRefusal(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Keeps the message of a form that goes, or (null) lets it go. */
export function keepRefusal(next: StandingRefusal | null): void {
  if (standing === next) return
  standing = next
  for (const listener of listeners) listener()
}
