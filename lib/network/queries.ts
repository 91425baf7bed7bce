import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { run } from '@/lib/platform/db/pool'
import { IS_SCHOOL_ADDRESS } from './sql'

/** True when the client's address is one of the school's (NET-1). An unknown address never is. */
export async function isSchoolAddress(schoolId: string, address: string | null): Promise<boolean> {
  if (!address) return false
  const [row] = await run<{ yes: boolean }>(IS_SCHOOL_ADDRESS, [schoolId, address])
  return row!.yes
}

export type SchoolAddressRow = { id: string; cidr: string; connectionType: 'static' | 'dynamic'; createdAt: Date }

/** The school's addresses, oldest first (NET-1). */
export function addressesOf(scope: Scope): Promise<SchoolAddressRow[]> {
  return forSchool(scope).schoolAddress.findMany({ select: { id: true, cidr: true, connectionType: true, createdAt: true }, orderBy: { createdAt: 'asc' } })
}
