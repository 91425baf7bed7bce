import { randomUUID } from 'node:crypto'
import type { Place } from '@/lib/licences/rules'
import { decrypt } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { claimsFor, type PersonFacts } from './attributes'
import { PUPIL_CLAIMS, STAFF_CLAIMS } from './sql'

/** A person as the provider names accounts: pupils and employments, by id, with the place that the authorization saw. */
export type Account = { kind: 'pupil' | 'staff'; personId: string; place: Place }

export const accountId = (account: Account): string => `${account.kind}.${account.personId}.${account.place}`

/** Reads an account id; null when it is none of ours. */
export function readAccountId(text: string): Account | null {
  const [kind, personId, place] = text.split('.')
  return (kind === 'pupil' || kind === 'staff') && personId && (place === 'school' || place === 'home') ? { kind, personId, place } : null
}

type Row = Omit<PersonFacts, 'eckId' | 'place' | 'schoolPortalId'> & { schoolPortalId: string; eckIdCipher: Uint8Array | null; agreed: string[] | null }

/**
 * What the id token says of this person to the publisher of this sector; null when the person left or the school took
 * its tick away since the authorization: then there is no token either.
 */
export async function personClaims(account: Account, sector: string): Promise<Record<string, unknown> | null> {
  const statement = account.kind === 'pupil' ? PUPIL_CLAIMS : STAFF_CLAIMS
  const [row] = await run<Row>(statement, [account.personId, sector, randomUUID()])
  if (!row?.agreed) return null
  const { eckIdCipher, agreed, ...person } = row
  const eckId = eckIdCipher && agreed.includes('eckId') ? decrypt(eckIdCipher, 'eck-id') : null
  return claimsFor({ ...person, schoolPortalId: Number(person.schoolPortalId), eckId, place: account.place }, agreed)
}
