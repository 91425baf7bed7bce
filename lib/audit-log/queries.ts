import { allOf } from '@/lib/core/enumerate'
import { isUuid } from '@/lib/core/ids'
import { likePattern } from '@/lib/core/like'
import { run } from '@/lib/platform/db/pool'
import type { Scope } from '@/lib/platform/db/scope'
import { aboutOf } from './about'
import { ACTOR_WORDS, eventWords, HIDDEN_FROM_HELPDESK, kindOf, type Cursor } from './event-words'
import { AUDIT_AGREEMENTS, AUDIT_NAMES, AUDIT_OUTSIDERS, AUDIT_PAGE, AUDIT_THINGS, AUDIT_WHO } from './sql'

/** What is looked for: part of a name or address of who did it, a kind of event, a period. */
export type AuditFilter = { who: string | null; kind: string | null; from: Date; until: Date }
/** One line: who, what, about whom, when. `agreementId`: the signed agreement that it is about, for who may open that. */
export type AuditLine = { id: string; at: Date; who: string; what: string; about: string | null; refused: boolean; address: string | null; agreementId: string | null }
type Agreement = { id: string; position: string; boardName: string; version: string; schools: string[] }
type Named = { id: string; name: string }
type Row = { id: string; at: Date; actorKind: string; actorId: string | null; action: string; subjectId: string | null; outcome: string; details: Record<string, unknown>; address: string | null }

/**
 * A page of the school's audit log, newest first, from after `cursor` (DAT-2). Who looks on, and the helpdesk, get no events
 * about software, and no names of pupils (HLP-3, ACC-11). `next`: where the following page begins; null at the end.
 */
export async function auditPage(scope: Scope, filter: AuditFilter, cursor: Cursor | null, size: number): Promise<{ lines: AuditLine[]; next: Cursor | null }> {
  const pattern = likePattern(filter.who)
  const ids = pattern && (await run<{ id: string }>(AUDIT_WHO, [scope.schoolId, pattern])).map(({ id }) => id)
  const hidden = scope.lookOn ? HIDDEN_FROM_HELPDESK : []
  const rows = await run<Row>(AUDIT_PAGE, [scope.schoolId, filter.from, filter.until, ids, filter.kind, hidden, cursor?.at ?? null, cursor?.id.toString() ?? null, size + 1])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { lines: await told(scope, shown), next: rows.length > size && last ? { at: last.at, id: BigInt(last.id) } : null }
}

async function told(scope: Scope, rows: readonly Row[]): Promise<AuditLine[]> {
  const ids = [...new Set(rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter(isUuid))]
  const [people, outsiders, things] = ids.length === 0 ? [[], [], []] : await Promise.all([
    run<{ id: string; kind: string; name: string }>(AUDIT_NAMES, [scope.schoolId, ids]), run<Named>(AUDIT_OUTSIDERS, [ids]), run<Named>(AUDIT_THINGS, [scope.schoolId, ids]),
  ])
  const agreements = await agreementsIn(scope, rows)
  const names = new Map([...outsiders, ...things].map(({ id, name }) => [id, name]))
  // Who works here is called by the name that this school has for her, also when she is of the helpdesk besides.
  for (const { id, kind, name } of people) names.set(id, kind === 'pupil' && scope.lookOn ? 'een leerling' : name)
  return rows.map((row) => {
    const signed = row.action === SIGNED && row.subjectId ? agreements.get(row.subjectId) : undefined
    if (signed) return { id: row.id, at: row.at, who: signerOf(signed), what: eventWords(row.action), about: `versie ${signed.version}, voor ${allOf(signed.schools)}`, refused: false, address: row.address, agreementId: signed.id }
    // What is done while looking on is done as the helpdesk.
    const who = kindOf(row.action) === 'look-on' ? 'Helpdesk' : ((row.actorId && names.get(row.actorId)) ?? ACTOR_WORDS[row.actorKind] ?? row.actorKind)
    const about = row.subjectId && row.subjectId !== row.actorId ? (names.get(row.subjectId) ?? aboutOf(row.action, row.details)) : aboutOf(row.action, row.details)
    return { id: row.id, at: row.at, who, what: eventWords(row.action), about, refused: row.outcome === 'refused', address: row.address, agreementId: null }
  })
}

const SIGNED = 'agreement.signed'
/** A board member has no login: the log says as what they signed, for which board; their name stands in the agreement (ACC-6). */
const signerOf = ({ position, boardName }: Agreement) => `${position[0]!.toLocaleUpperCase('nl')}${position.slice(1)}, ${boardName}`

async function agreementsIn(scope: Scope, rows: readonly Row[]): Promise<Map<string, Agreement>> {
  const ids = rows.flatMap(({ action, subjectId }) => (action === SIGNED && isUuid(subjectId) ? [subjectId] : []))
  return new Map((ids.length === 0 ? [] : await run<Agreement>(AUDIT_AGREEMENTS, [scope.schoolId, ids])).map((row) => [row.id, row]))
}
