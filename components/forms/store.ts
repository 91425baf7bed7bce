import { useSyncExternalStore } from 'react'

/** A value outside React, which components may follow. */
export type Store<T> = { get(): T; set(next: T): void; subscribe(listener: () => void): () => void }

/** Makes a store; whoever follows it hears of each other value. */
export function makeStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (next === value) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The value of a store as it is now, or a part of it; a page that the server draws has the one that it began with. */
export function useStore<T, Part>(store: Store<T>, initial: Part, part: (value: T) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => part(store.get()), () => initial)
}
