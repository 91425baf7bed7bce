import { run } from '@/lib/platform/db/pool'
import { IS_SCHOOL_ADDRESS } from './sql'

/** True when the client's address is one of the school's (NET-1). An unknown address never is. */
export async function isSchoolAddress(schoolId: string, address: string | null): Promise<boolean> {
  if (!address) return false
  const [row] = await run<{ yes: boolean }>(IS_SCHOOL_ADDRESS, [schoolId, address])
  return row!.yes
}
