import type { FindingCode } from './finding-texts'
import type { FindingDetails } from './finding-words'

/**
 * Errors that concern one person's row only, each with the reason why the rest of the file can be trusted without that
 * row (LAS-3). Every other error refuses the file: it says that the file is not what it should be, or, of a group or the
 * school, it concerns everybody in it.
 */
export const ROW_LEVEL: Partial<Record<FindingCode, string>> = {
  'key.missing': 'without a key nobody else is mistaken for this person',
  'key.blank': 'as key.missing',
  'key.duplicate': 'all rows with that key are left out: which of them is right, a file cannot tell',
  'eckid.duplicate': 'all rows with that ECK iD are left out, as for keys',
  'text.too-long': 'a name that cannot be kept is nobody else’s',
  'text.control': 'as text.too-long',
  'person.no-name': 'a row without a name is somebody whom nobody could log in',
  'pupil.several-groups': 'in which group this pupil is, changes nothing for others',
  'reference.no-key': 'a broken reference is that person’s only: the groups themselves are whole',
  'reference.dangling': 'as reference.no-key',
  'reference.wrong-kind': 'as reference.no-key',
}

/** Whether an error concerns one pupil or member of staff only. */
export function isRowFinding({ code, params }: FindingDetails & { code: FindingCode }): boolean {
  return code in ROW_LEVEL && (params?.kind === 'pupil' || params?.kind === 'staff')
}
