import { renderLinkHeldMail } from '@/emails/LinkHeld'
import { renderLinkTroubleMail } from '@/emails/LinkTrouble'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import type { PlanSummary } from '@/lib/roster/plan-summary'
import { coordinatorsToMail } from '@/lib/staff/coordinators'
import { outcomeOf, outcomeWords, type OutcomeCode } from './outcomes'
import { PAUSES } from './schedule'

const PAGE = '/beheer/gebruikersgegevens'
const origin = () => new URL(env().PUBLIC_URL).origin

/** Mails every coordinator that an import waits for them (LAS-5). The same plan again, the next night, is no second mail. */
export async function tellOfHeld(tx: SchoolTransaction, { schoolId, las, importId, plan: { digest, summary, doubles }, now }: { schoolId: string; las: string; importId: string; plan: { digest: string; summary: PlanSummary; doubles: number }; now: Date }): Promise<void> {
  const school = await tx.school.findFirstOrThrow({ select: { name: true } })
  for (const user of await coordinatorsToMail(tx, now)) {
    const mail = await renderLinkHeldMail({
      portalName: env().PORTAL_NAME, name: user.name, school: school.name, las, address: `${origin()}${PAGE}/${importId}`,
      pupilsRemoved: summary.pupils.removed, staffRemoved: summary.staff.removed + summary.staff.kept, groupsRemoved: summary.groups.removed,
      strangers: summary.pupils.strangers + summary.staff.strangers,
      doubles,
    })
    await queueMail(tx, { key: `las-held-${schoolId}-${digest}-${user.id}`, schoolId, recipient: user.email, ...mail })
  }
}

/** Which failure in a row is told: when trying again this night is over, or at once where only a person can mend it. */
export function isTold({ code, failures, wasLive }: { code: OutcomeCode; failures: number; wasLive: boolean }): boolean {
  const { grant, soon } = outcomeOf(code)
  return wasLive && (grant === 'refused' || failures === (soon ? PAUSES.length + 1 : 1))
}

/** Mails every coordinator once that a link which worked does not any more; silent until it has worked again. */
export async function tellOfTrouble(tx: SchoolTransaction, told: { schoolId: string; las: string; code: OutcomeCode; failures: number; wasLive: boolean; now: Date }): Promise<void> {
  if (!isTold(told)) return
  const { schoolId, las, code, now } = told
  const school = await tx.school.findFirstOrThrow({ select: { name: true } })
  for (const user of await coordinatorsToMail(tx, now)) {
    const mail = await renderLinkTroubleMail({ portalName: env().PORTAL_NAME, name: user.name, school: school.name, las, ...outcomeWords(code, las), address: `${origin()}${PAGE}` })
    await queueMail(tx, { key: `las-trouble-${schoolId}-${now.getTime()}-${user.id}`, schoolId, recipient: user.email, ...mail })
  }
}
