import { TZDate } from '@date-fns/tz'
import { isWeekend, set } from 'date-fns'
import { holds } from './rules'

/** How often a Dynamic IP Tool reports, and how long it may be silent in school hours; minutes. */
export const REPORT_EVERY = 5
export const SILENT_AFTER = 60
const SCHOOL_HOURS = { from: 7, to: 18 } as const

export type Tool = { lastReportAt: Date | null; alarmedAt: Date | null }
/** 'waiting': there is a key, and nothing was heard of it yet. */
export type ToolState = 'none' | 'waiting' | 'working' | 'silent'

/** How the school's Dynamic IP Tool is doing (NET-2). Who was reported silent stays so until it is heard. */
export function toolState(tool: Tool | null, now: Date): ToolState {
  if (!tool) return 'none'
  if (!tool.lastReportAt) return 'waiting'
  return tool.alarmedAt || isSilent(tool.lastReportAt, now) ? 'silent' : 'working'
}

/**
 * True when a tool has not been heard for an hour of school time: on a school day between 7 and 18 o'clock, Dutch time.
 * A computer that was off at night has an hour from 7 o'clock on.
 */
export function isSilent(lastHeard: Date, now: Date): boolean {
  const start = startOfSchool(now)
  return start !== null && now.getTime() - Math.max(lastHeard.getTime(), start.getTime()) >= SILENT_AFTER * 60_000
}

/** 7 o'clock of this school day; null when it is no school time now. */
function startOfSchool(now: Date): Date | null {
  const here = new TZDate(now, 'Europe/Amsterdam')
  if (isWeekend(here) || here.getHours() < SCHOOL_HOURS.from || here.getHours() >= SCHOOL_HOURS.to) return null
  return set(here, { hours: SCHOOL_HOURS.from, minutes: 0, seconds: 0, milliseconds: 0 })
}

export type KnownAddress = { id: string; cidr: string; connectionType: 'static' | 'dynamic'; addedById: string | null }
export type TakeOver = {
  /** Rows that the tool made before and that are the school's no more. */
  remove: string[]
  /** A row that a coordinator added by hand as Dynamic IP: from here on the tool keeps it. */
  adopt: string | null
  add: boolean
}

/**
 * What a report changes in the school's list: the tool keeps one network of each kind, IPv4 and IPv6. What a
 * coordinator added as Static IP stays as it is, and where it holds the reported network nothing needs adding.
 */
export function takeOver(known: readonly KnownAddress[], network: string): TakeOver {
  const own = (row: KnownAddress) => row.connectionType === 'dynamic' && row.addedById === null
  const sameKind = (row: KnownAddress) => row.cidr.includes(':') === network.includes(':')
  const remove = known.filter((row) => own(row) && sameKind(row) && row.cidr !== network).map((row) => row.id)
  const exact = known.find((row) => row.cidr === network)
  const adopt = exact && exact.connectionType === 'dynamic' && !own(exact) ? exact.id : null
  const covered = known.some((row) => !remove.includes(row.id) && holds(row.cidr, network))
  return { remove, adopt, add: !covered }
}
