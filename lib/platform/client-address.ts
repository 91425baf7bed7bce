/** The header that the front door sets, and nobody else can: everything a client sends under this name is dropped. */
export const CLIENT_ADDRESS = 'x-leerpoort-client'

/** Stands for an address that is not known, where a row must have one. */
export const NOWHERE = '0.0.0.0'

/** The client's address as the front door saw it, or null where there is none to be known. */
export function clientAddress(headers: { get(name: string): string | null }): string | null {
  const address = headers.get(CLIENT_ADDRESS)
  return address && address !== 'unknown' ? address : null
}

/** The page that was asked for, as `proxy.ts` saw it. */
export const REQUESTED_PATH = 'x-leerpoort-path'
