import { decrypt, encrypt } from '@/lib/platform/crypto'

const context = (schoolId: string) => `las-key ${schoolId}`

/** Encrypts a school's autorisatiesleutel: with another school's link it opens nothing. */
export const sealLasKey = (key: string, schoolId: string): Uint8Array<ArrayBuffer> => encrypt(key, context(schoolId))

/** Undoes `sealLasKey`. @throws Error for another school's. */
export const openLasKey = (sealed: Uint8Array, schoolId: string): string => decrypt(sealed, context(schoolId))
