import type { YearGroup } from '@/lib/core/year-group'
import type { FindingCode } from './finding-texts'
import type { FindingDetails, Severity } from './finding-words'

/**
 * A school's people as one file or one LAS answer tells them, in our own terms and cut to what the portal may keep.
 * What a portal must not hold (BSN, ethnicity, weights, postcode, photo, birth date, gender) never gets in here.
 */
export type Roster = {
  format: RosterFormat
  /** `YYYY-YYYY` */
  schoolYear: string
  /** BRIN with location, `99AA99`; a file without one names its school by `schoolKey`. */
  brin?: string
  /** The school's key in its LAS, or the instellingsnummer of a Flemish file that has no key. */
  schoolKey?: string
  /** The LAS that wrote the file, as it calls itself. */
  producer?: string
  /** Rows that are left out when the coordinator imports the rest; absent when there are none. */
  skipped?: { pupils: SkippedRow[]; staff: SkippedRow[] }
  groups: RosterGroup[]
  pupils: RosterPupil[]
  staff: RosterStaff[]
}

/** `edexml-1.03`, `edexml-2.0`, `edexml-2.1`, `eck2-1.0` (UWLR 1.0), `uwlr-2.2`. */
export type RosterFormat = `${'edexml' | 'eck2' | 'uwlr'}-${string}`

/** Where the file tells of it: for findings only, never part of an identity or of a comparison. */
type Placed = { line?: number }

/** A record without its place in the file, for comparisons. */
export function unplaced(record: object): object {
  const { line: _line, column: _column, path: _path, ...rest } = record as Placed & { column?: number; path?: string }
  return rest
}

/** A row that is left out because something in it is wrong (LAS-3), as far as it tells who it is. */
export type SkippedRow = Placed & { key?: string; eckId?: string; name?: string }

export type RosterGroup = Placed & {
  key: string
  name: string
  /** A base group is the class a pupil belongs to; a combined group (samengestelde groep) cuts across classes. */
  kind: 'base' | 'combined'
  yearGroup?: YearGroup
  description?: string
}

export type RosterPerson = Placed & {
  key: string
  eckId?: string
  firstName: string
  prefix?: string
  lastName?: string
  initials?: string
}

export type RosterPupil = RosterPerson & { yearGroup?: YearGroup; groupKey?: string; combinedGroupKeys: string[] }
/**
 * Of staff the school's rules tell more, after the reader has gone: so they keep their column and path too. `roles` are the LAS's codes,
 * there until the staff rule has run (LAS-4); they grant nothing and go no further.
 */
export type RosterStaff = RosterPerson & { column?: number; path?: string; email?: string; groupKeys: string[]; roles?: string[] }

/** Something that a check saw, with its place, the person or group, and a text with a remedy (LAS-3). */
export type Finding = FindingDetails & { severity: Severity; code: FindingCode }
