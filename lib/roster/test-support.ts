import { createEdexmlReader, type ReadResult } from './formats/edexml'
import type { ReaderLimits } from './formats/limits'
import type { Roster, RosterGroup, RosterPupil, RosterStaff } from './model'
import type { CurrentRoster, KindPlan, RosterPlan } from './plan'

/** The day on which the tests take place: school year 2025-2026. */
export const TODAY = '2026-01-15'

/** Reads a file, given as text or bytes, in chunks of `size`. */
export function read(file: string | Uint8Array, options: { size?: number; limits?: Partial<ReaderLimits> } = {}): ReadResult {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const reader = createEdexmlReader({ today: TODAY, limits: options.limits })
  const size = options.size ?? 65_536
  for (let from = 0; from < bytes.length; from += size) reader.write(bytes.subarray(from, from + size))
  return reader.finish()
}

/** An EDEXML 2.1 file with these parts; what is left out gets something valid. */
export function edexml(parts: { school?: string; groups?: string; pupils?: string; staff?: string } = {}): string {
  const school =
    parts.school ??
    '<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode><dependancecode>00</dependancecode><xsdversie>2.1</xsdversie>'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<school>${school}</school>`,
    `<groepen>${parts.groups ?? GROUP}</groepen>`,
    `<leerlingen>${parts.pupils ?? PUPIL}</leerlingen>`,
    `<leerkrachten>${parts.staff ?? TEACHER}</leerkrachten>`,
    '</EDEX>',
  ].join('\n')
}

/** One good group, pupil and teacher, as EDEXML writes them. */
export const GROUP = '<groep key="g5"><naam>5A</naam><jaargroep>5</jaargroep></groep>'
export const PUPIL = '<leerling key="p1"><achternaam>Claassen</achternaam><roepnaam>Daan</roepnaam><jaargroep>5</jaargroep><groep key="g5"/></leerling>'
export const TEACHER =
  '<leerkracht key="t1"><achternaam>Smit</achternaam><roepnaam>Anja</roepnaam><groepen><groep key="g5"/></groepen></leerkracht>'

/** The codes of the findings, each once, in their order. */
export function codes(result: { findings: { code: string }[] }): string[] {
  return [...new Set(result.findings.map((finding) => finding.code))]
}

/** A roster of school 99ZZ, empty but for these parts. */
export function roster(parts: Partial<Roster> = {}): Roster {
  return { format: 'edexml-2.1', schoolYear: '2025-2026', brin: '99ZZ00', groups: [], pupils: [], staff: [], ...parts }
}

/** An incoming group, pupil or teacher with this key. */
export function group(key: string, parts: Partial<RosterGroup> = {}): RosterGroup {
  return { key, name: `Groep ${key}`, kind: 'base', ...parts }
}

export function pupil(key: string, parts: Partial<RosterPupil> = {}): RosterPupil {
  return { key, firstName: `Kind${key}`, combinedGroupKeys: [], ...parts }
}

export function teacher(key: string, parts: Partial<RosterStaff> = {}): RosterStaff {
  return { key, firstName: `Juf${key}`, groupKeys: [], ...parts }
}

/** What a school has after a plan has been carried out: the model of the real thing, for properties of the plan. */
export function applyPlanInMemory(current: CurrentRoster, plan: RosterPlan): CurrentRoster {
  // Records are never taken away, so counting on from their number gives new ids.
  let last = current.groups.length + current.pupils.length + current.staff.length
  const fresh = () => `id-${(last += 1)}`
  return {
    groups: applyKind(current.groups, plan.groups, fresh),
    pupils: applyKind(current.pupils, plan.pupils, fresh),
    staff: applyKind(current.staff, plan.staff, fresh),
  }
}

function applyKind<C extends { id: string; removed?: boolean; manual?: boolean }, I extends object>(
  current: readonly C[],
  plan: KindPlan<C, I>,
  freshId: () => string,
): C[] {
  const removed = new Set(plan.removed.map((record) => record.id))
  const returned = new Set(plan.returned.map((match) => match.current.id))
  const changes = new Map<string, Record<string, unknown>>()
  for (const match of [...plan.changed, ...plan.moved, ...plan.returned]) {
    const fields = Object.fromEntries(match.changes.map(({ field, after }) => [field, after]))
    changes.set(match.current.id, { ...changes.get(match.current.id), ...fields })
  }
  const kept = new Set(plan.kept.map((record) => record.id))
  const there = current.map((record) => ({
    ...record,
    ...changes.get(record.id),
    ...(kept.has(record.id) ? { manual: true, groupKeys: [] } : {}),
    removed: removed.has(record.id) || (record.removed === true && !returned.has(record.id)),
  }))
  return [...there, ...plan.added.map((record) => ({ ...record, id: freshId() }) as unknown as C)]
}
