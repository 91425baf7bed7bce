import { run } from '@/lib/platform/db/pool'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { parseNetwork } from './rules'
import { ADDRESSES, DEVICES, IS_SCHOOL_ADDRESS } from './sql'
import { toolState, type ToolState } from './tool-rules'

/** True when the client's address is one of the school's (NET-1). An unknown address never is. */
export async function isSchoolAddress(schoolId: string, address: string | null): Promise<boolean> {
  if (!address) return false
  const [row] = await run<{ yes: boolean }>(IS_SCHOOL_ADDRESS, [schoolId, address])
  return row!.yes
}

/** `addedById` is null for what the Dynamic IP Tool made. */
export type SchoolAddressRow = { id: string; cidr: string; connectionType: 'static' | 'dynamic'; addedById: string | null; addedBy: string | null; createdAt: Date }

/** The school's addresses with who added them, oldest first (NET-1). */
export function addressesOf(scope: Scope): Promise<SchoolAddressRow[]> {
  return run<SchoolAddressRow>(ADDRESSES, [scope.schoolId])
}

export type ToolView = { state: ToolState; createdAt: Date | null; lastReportAt: Date | null }

/** The school's Dynamic IP Tool and how it is doing (NET-2). */
export async function toolOf(scope: Scope, now: Date): Promise<ToolView> {
  const tool = await forSchool(scope).addressTool.findFirst({ select: { createdAt: true, lastReportAt: true, alarmedAt: true } })
  return { state: toolState(tool, now), createdAt: tool?.createdAt ?? null, lastReportAt: tool?.lastReportAt ?? null }
}

/** The last changes that the tool reported, newest first. */
export async function reportsOf(scope: Scope, most = 50): Promise<{ id: string; at: Date; network: string }[]> {
  const rows = await forSchool(scope).addressReport.findMany({ orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most })
  return rows.map((row) => ({ id: String(row.id), at: row.at, network: parseNetwork(row.address) }))
}

export type DeviceRow = { id: string; name: string; enrolledBy: string | null; createdAt: Date; lastSeenAt: Date | null }

/** The school's enrolled devices, newest first (PUP-6). */
export function devicesOf(scope: Scope): Promise<DeviceRow[]> {
  return run<DeviceRow>(DEVICES, [scope.schoolId])
}

/** One enrolled device of the school; null when there is none such (any more). */
export async function deviceOfSchool(scope: Scope, id: string): Promise<DeviceRow | null> {
  return (await devicesOf(scope)).find((device) => device.id === id) ?? null
}
