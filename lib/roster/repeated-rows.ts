import type { DraftGroup, DraftPerson, RosterDraft } from './draft'
import type { Findings } from './findings'
import { subjectOf } from './subject'

/**
 * A draft without rows that say once more exactly what another row of that key says: they are one, and a notice tells (LAS-3).
 * Rows with one key that differ stay: which of them is right, a file cannot tell (row-findings.ts).
 */
export function withoutRepeats(draft: RosterDraft, findings: Findings): RosterDraft {
  return {
    ...draft,
    groups: once(draft.groups, 'group', (group) => group.name ?? group.key, findings),
    pupils: once(draft.pupils, 'pupil', subjectOf, findings),
    staff: once(draft.staff, 'staff', subjectOf, findings),
  }
}

function once<Row extends DraftGroup | DraftPerson>(rows: Row[], kind: string, nameOf: (row: Row) => string | undefined, findings: Findings): Row[] {
  const first = new Map<string, Row>()
  const repeats = new Set<Row>()
  for (const row of rows) {
    if (!row.key) continue
    const other = first.get(row.key)
    if (!other) first.set(row.key, row)
    else if (textOf(row) === textOf(other)) {
      repeats.add(row)
      findings.add('key.repeated', { ...row.at, subject: nameOf(row), params: { kind, first: other.at.line } })
    }
  }
  return repeats.size === 0 ? rows : rows.filter((row) => !repeats.has(row))
}

/** All that a row says, without where it stands. */
const textOf = (row: object): string => JSON.stringify(row, (name, value: unknown) => (name === 'at' ? undefined : value))
