import type { Statement } from '@/lib/platform/db/pool'

export const IS_SCHOOL_ADDRESS: Statement = {
  name: 'network-is-school-address',
  scope: 'school',
  text: 'select exists (select 1 from school_address where school_id = $1 and cidr >>= $2::inet) as yes',
}
