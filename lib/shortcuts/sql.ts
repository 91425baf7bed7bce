import type { Statement } from '@/lib/platform/db/pool'

/** $1 INSTELLING_REF: a row when it is some school's. */
export const REF_IN_USE: Statement = {
  name: 'shortcuts-ref-in-use',
  scope: { across: 'whoever opens a shortcut has only the mark of the school: INSTELLING_REF' },
  text: 'select 1 as used from school c where c.school_ref = $1 and c.active',
}
