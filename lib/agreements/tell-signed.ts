import { renderAgreementSignedMail } from '@/emails/AgreementSigned'
import { dateTime, day } from '@/lib/core/dates'
import type { Transaction } from '@/lib/platform/db/prisma'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { coordinatesNow } from '@/lib/staff/coordinators'

type Told = {
  id: string; token: string; now: Date; name: string; position: string; version: string; schools: { id: string; name: string }[]; all: boolean
  /** It holds at once; otherwise the helpdesk looks at who signed. */
  known: boolean
  /** Where the helpdesk reads its mail. */
  helpdesk: string
  request: { email: string; boardName: string; boardId: string; expiresAt: Date; askedById: string; askedAtSchool: string | null }
}

/**
 * Who signed as what, from which address, to everybody whom it binds: the signatory, whoever asked, the coordinators of the
 * schools, and the helpdesk (ACC-6). So a signature that is somebody's own does not go by unseen.
 */
export async function tellSigned(tx: Transaction, { id, token, now, name, position, version, schools, all, known, helpdesk, request }: Told): Promise<void> {
  const about = { portalName: portalName(), board: request.boardName, schools: all ? `alle scholen van het bestuur (nu ${schools.length})` : schools.map((school) => school.name).join(', '), version, signedBy: name, position, signedFrom: request.email, when: dateTime(now), known }
  const toSigner = await renderAgreementSignedMail({ ...about, name, address: `${portalOrigin()}/verwerkersovereenkomst/tekenen/${token}`, until: day(request.expiresAt) })
  await queueMail(tx, { key: `agreement-signed-${id}`, schoolId: null, recipient: request.email, ...toSigner })
  const told = new Set([request.email])
  const tell = async (key: string, schoolId: string | null, to: { name: string; email: string }, path: string) => {
    if (told.has(to.email)) return
    told.add(to.email)
    await queueMail(tx, { key, schoolId, recipient: to.email, ...(await renderAgreementSignedMail({ ...about, name: to.name, address: portalOrigin() + path })) })
  }
  const asker = await tx.user.findUnique({ where: { id: request.askedById }, select: { name: true, email: true } })
  if (asker) await tell(`agreement-told-${id}`, request.askedAtSchool, asker, request.askedAtSchool ? '/beheer/verwerkersovereenkomst' : `/helpdesk/overeenkomsten/${request.boardId}`)
  const coordinators = await tx.employment.findMany({ where: { schoolId: { in: schools.map((school) => school.id) }, ...coordinatesNow(now) }, select: { id: true, schoolId: true, user: { select: { name: true, email: true } } }, orderBy: { id: 'asc' } })
  for (const { id: employmentId, schoolId, user } of coordinators) if (user) await tell(`agreement-told-${id}-${employmentId}`, schoolId, user, '/beheer/verwerkersovereenkomst')
  await tell(`agreement-helpdesk-${id}`, null, { name: `helpdesk van ${env().PORTAL_NAME}`, email: helpdesk }, `/helpdesk/overeenkomsten/${request.boardId}`)
}
