import type { RosterFormat } from './model'

/** Lines and columns count from 1, as editors show them. `path`: in a file that is one long line, which element it is. */
export type Position = { line: number; column: number; path?: string }

/** What a reader found before the integrity rules have run: as written, cleaned of blanks, every part with its place. */
export type RosterDraft = {
  format: RosterFormat
  school: DraftSchool | null
  groups: DraftGroup[]
  pupils: DraftPerson[]
  staff: DraftPerson[]
  /** Pupils left out because they have left the school. */
  leavers: number
  /** A pupil leaves on a day to come: read on another day, the same would say something else. */
  dated?: true
}

export type DraftSchool = {
  at: Position
  schoolYear?: string
  brin?: string
  location?: string
  schoolKey?: string
  producer?: string
}

export type DraftGroup = {
  at: Position
  /** Undefined when the attribute is absent, empty when it is blank. */
  key?: string
  kind: 'base' | 'combined'
  name?: string
  yearGroup?: string
  description?: string
  /** A text in it was refused: told already, so no rule adds that the text is missing. */
  unusable?: boolean
}

export type DraftPerson = {
  at: Position
  key?: string
  eckId?: string
  callName?: string
  givenNames?: string
  initials?: string
  prefix?: string
  lastName?: string
  yearGroup?: string
  email?: string
  references: GroupReference[]
  /** The codes of `rol` where the LAS gives any (LAS-4): they say who comes along over a link, never what somebody may do. */
  roles?: string[]
  /** As for groups. */
  unusable?: boolean
  /** Something in this row refuses it: the rest may go in without it (row-findings.ts). */
  faulty?: boolean
}

/** A person's link to a group, by the group's key, as the kind of group that the file calls it. */
export type GroupReference = { at: Position; key?: string; kind: 'base' | 'combined' }
