import { z } from 'zod'
import type { PortalRest } from './rest'

/** A product at the hosted licence provider, named as domain-facts 1.4 does. */
export type ProductAddress = { identityCode: string; method: string; product: string }

const users = z.object({ gebruikers: z.array(z.number()) })

/** Everybody, of all schools, who may use a product. The portal's list is the only one: nothing is kept here. */
export async function getUsers(rest: PortalRest, address: ProductAddress): Promise<Set<number>> {
  return new Set((await rest.get(usersPath(address), users)).gebruikers)
}

/** Lets people use a product; those who already may are no error, unknown ones are dropped by the portal. */
export async function addUsers(rest: PortalRest, address: ProductAddress, ids: number[]): Promise<void> {
  await rest.post(`${usersPath(address)}/addlist`, { gebruikers: ids })
}

function usersPath({ identityCode, method, product }: ProductAddress): string {
  const [lika, m, p] = [identityCode, method, product].map(encodeURIComponent)
  return `/hosted-lika/management/lika/${lika}/methode/${m}/product/${p}/gebruiker`
}
