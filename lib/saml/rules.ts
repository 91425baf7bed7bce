import { isStorable } from '@/lib/core/storable'

/** So many characters of metadata may be pasted: a form that is far longer never reaches the server action. */
export const METADATA_LONGEST = 200_000
export const METADATA_TOO_LONG = 'Dit is te lang voor de metadata van één uitgeverij: ten hoogste 200.000 tekens.'

/** Of addresses and of certificates that one service provider may have. */
export const MOST = 20
/** Of the name of a service provider, in characters. */
export const ENTITY_ID_LONGEST = 1024
/** What is the name of a service provider: no spaces, and nothing that the database cannot keep. */
export const isEntityId = (text: string): boolean => text.length <= ENTITY_ID_LONGEST && /^\S+$/.test(text) && isStorable(text)
