import { decrypt, encrypt } from './crypto'

/** Whose ECK iD: a pupil or an employment, at its school. */
export type EckIdOwner = { schoolId: string; id: string }

const context = ({ schoolId, id }: EckIdOwner) => `eck-id ${schoolId} ${id}`

/** Encrypts an ECK iD for the row of this person: in any other row, of the same school or another, it opens nothing. */
export function sealEckId(eckId: string, owner: EckIdOwner): Uint8Array<ArrayBuffer> {
  return encrypt(eckId, context(owner))
}

/** Undoes `sealEckId`. @throws Error for another person's. */
export function openEckId(sealed: Uint8Array, owner: EckIdOwner): string {
  return decrypt(sealed, context(owner))
}
