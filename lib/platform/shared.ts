/**
 * One instance a process. `server.ts` and Next's bundle are two module graphs: a module variable would exist twice,
 * a well-known symbol on globalThis exists once.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`leerpoort.${name}`)
  const store = globalThis as unknown as Record<symbol, T | undefined>
  return (store[key] ??= make())
}
