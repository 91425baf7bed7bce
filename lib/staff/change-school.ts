import type { StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { chooseSchool } from '@/lib/access/session'
import { record, recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { acrossSchools } from '@/lib/platform/db/scope'

/** Puts the session at one of the person's own schools (ACC-5). @throws AppError 'not-found' */
export async function changeSchool(actor: StaffActor, schoolId: string, employmentId?: string): Promise<void> {
  if (actor.lookOn) throw new AppError('look-on')
  if (actor.hold) throw new AppError(actor.hold.kind === 'moved' ? 'session-moved' : 'second-factor-first')
  if (!(await chooseSchool(actor.sessionId, schoolId, employmentId))) {
    await recordRefusal(auditActor(actor), { action: 'staff.school-chosen', schoolId: actor.school?.id ?? null })
    throw new AppError('not-found')
  }
  await record(acrossSchools('the school is being chosen'), auditActor(actor), { action: 'staff.school-chosen', schoolId })
}
