import { scopeOf } from '@/lib/access/actor'
import type { NativeStaff } from '@/lib/access/native-staff'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { checkDraft, isReady } from './check'
import type { Kept } from './store'
import { toRoster } from './to-roster'
import { writeEck2 } from './write-eck2'
import { writeEdexml } from './write-edexml'

export type Form = 'edexml' | 'eck2'

/** The draft as a file of one of the two forms, or null when something is still to be mended (LAS-6). */
export async function makeFile(actor: NativeStaff, { draft, eckIds }: Pick<Kept, 'draft' | 'eckIds'>, form: Form, now: Date): Promise<{ text: string; fileName: string } | null> {
  const school = await forSchool(scopeOf(actor)).school.findFirstOrThrow({ select: { brin: true, schoolKey: true } })
  if (!isReady(checkDraft(draft, school), form)) return null
  const roster = toRoster(draft, school, eckIds)
  const made = { at: now, author: `${env().PORTAL_NAME} XML-maker` }
  const mark = (school.brin ?? school.schoolKey ?? 'school').replace(/[^\w-]+/g, '-')
  return { text: form === 'eck2' ? writeEck2(roster, made) : writeEdexml(roster, made), fileName: `${mark}-${draft.schoolYear}-${form}.xml` }
}

/** The same for somebody to keep: it names children, so it stands in the audit log. */
export async function draftFile(actor: NativeStaff, kept: Kept, form: Form, now: Date): Promise<{ text: string; fileName: string } | null> {
  const made = await makeFile(actor, kept, form, now)
  if (made) await record(forSchool(scopeOf(actor)), auditActor(actor), { action: 'maker.downloaded', schoolId: actor.school.id, details: { form, pupils: kept.draft.pupils.length } })
  return made
}
