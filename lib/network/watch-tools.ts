import { KEEP_DAYS } from '@/lib/core/retention'
import { renderToolSilentMail } from '@/emails/ToolSilent'
import { record } from '@/lib/audit/record'
import { dateTime } from '@/lib/core/dates'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { isSilent, SILENT_AFTER } from './tool-rules'

const YEAR = KEEP_DAYS.addressHistory * 86_400_000

/**
 * The job 'network.watch-tools' (NET-2): tells each coordinator once that the school's Dynamic IP Tool was not heard for
 * an hour of school time. Being heard again clears it. History older than a year goes.
 */
export async function watchTools(now: Date): Promise<void> {
  const database = acrossSchools('a job watches the tools of all schools')
  await database.addressReport.deleteMany({ where: { at: { lt: new Date(now.getTime() - YEAR) } } })
  const quiet = await database.addressTool.findMany({
    where: { alarmedAt: null, lastReportAt: { lte: new Date(now.getTime() - SILENT_AFTER * 60_000) }, school: { active: true } },
    select: { schoolId: true, lastReportAt: true },
  })
  for (const { schoolId, lastReportAt } of quiet) if (isSilent(lastReportAt!, now)) await alarm(schoolId, lastReportAt!, now)
}

async function alarm(schoolId: string, lastReportAt: Date, now: Date): Promise<void> {
  await forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    // Heard in the meantime, or told by another worker: then not here.
    const { count } = await tx.addressTool.updateMany({ where: { alarmedAt: null, lastReportAt }, data: { alarmedAt: now } })
    if (count === 0) return
    await record(tx, { kind: 'system', address: null }, { action: 'network.tool-silent', schoolId })
    const school = await tx.school.findFirstOrThrow({ select: { name: true } })
    const coordinators = await tx.employment.findMany({
      where: { roles: { has: 'coordinator' }, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }], user: { activatedAt: { not: null } } },
      select: { user: { select: { id: true, name: true, email: true } } },
    })
    for (const { user } of coordinators) {
      const mail = await renderToolSilentMail({
        portalName: env().PORTAL_NAME, name: user!.name, school: school.name, lastHeard: dateTime(lastReportAt), address: `${new URL(env().PUBLIC_URL).origin}/beheer/ip-adressen/dynamisch`,
      })
      await queueMail(tx, { key: `tool-silent-${schoolId}-${lastReportAt.getTime()}-${user!.id}`, schoolId, recipient: user!.email, ...mail })
    }
  })
}
