import type { z } from 'zod'
import type { BesideContext, CommandContext } from '@/lib/access/run-command'
import { renderNameDecidedMail } from '@/emails/NameDecided'
import { AppError } from '@/lib/core/errors'
import { queueMail } from '@/lib/platform/mailer'
import { portalName } from '@/lib/platform/portal'
import type { askNameInput, decideNameInput, keepLocationInput } from './schema'

/**
 * 'Opslaan' of a location that DUO does not list (ACC-2): a new one, or other data of one that is there. The helpdesk keeps
 * them under a school key, which imports match instead of a BRIN.
 * @throws AppError 'not-found', 'school-key-taken'
 */
export async function keepLocation({ tx, audit }: BesideContext, { locationId, boardNumber, boardName, ...school }: z.output<typeof keepLocationInput>): Promise<void> {
  const boardId = await boardOf(tx, { number: boardNumber, name: boardName }, locationId)
  const taken = await tx.school.findUnique({ where: { schoolKey: school.schoolKey }, select: { id: true } })
  if (taken && taken.id !== locationId) throw new AppError('school-key-taken')
  if (locationId) {
    const { count } = await tx.school.updateMany({ where: { id: locationId, brin: null }, data: { ...school, boardId } })
    if (count === 0) throw new AppError('not-found')
    return audit({ action: 'school.kept', schoolId: locationId, subjectId: locationId })
  }
  const [made] = await tx.school.createManyAndReturn({ data: [{ ...school, boardId }], skipDuplicates: true, select: { id: true } })
  if (!made) throw new AppError('school-key-taken')
  await audit({ action: 'school.made', schoolId: made.id, subjectId: made.id })
}

/**
 * The board of this number. One that is there keeps its name, for other schools and a signed agreement stand under it (ACC-6); only where it
 * has no school but this location does the helpdesk mend its name here.
 */
async function boardOf(tx: BesideContext['tx'], { number, name }: { number: string; name: string }, locationId: string | undefined): Promise<string> {
  const board = await tx.board.upsert({ where: { number }, create: { number, name }, update: {}, select: { id: true, name: true } })
  if (board.name === name) return board.id
  const others = await tx.school.count({ where: { boardId: board.id, ...(locationId ? { id: { not: locationId } } : {}) } })
  if (others > 0) throw new AppError('invalid-input', undefined, {}, { boardName: [`Nummer ${number} is van ‘${board.name}’. Neem die naam over, of vul het nummer van een ander bestuur in.`] })
  await tx.board.update({ where: { id: board.id }, data: { name } })
  return board.id
}

/** 'Vraag deze naam aan' (ACC-2): a coordinator of a location that DUO does not list. @throws AppError 'name-of-duo', 'name-asked' */
export async function askName({ tx, actor, now, audit }: CommandContext, { name }: z.output<typeof askNameInput>): Promise<void> {
  const school = await tx.school.findFirstOrThrow({ select: { brin: true } })
  if (school.brin) throw new AppError('name-of-duo')
  const [made] = await tx.nameRequest.createManyAndReturn({ data: [{ schoolId: actor.school.id, name, askedById: actor.userId, askedAt: now }], skipDuplicates: true, select: { id: true } })
  if (!made) throw new AppError('name-asked')
  await audit({ action: 'school.name-asked', subjectId: made.id })
}

/** The helpdesk says yes or no to another name; who asked is mailed. @throws AppError 'request-decided' */
export async function decideName({ tx, actor, now, audit }: BesideContext, { nameRequestId, verdict }: z.output<typeof decideNameInput>): Promise<void> {
  const approved = verdict === 'ja'
  const { count } = await tx.nameRequest.updateMany({ where: { id: nameRequestId, decidedAt: null }, data: { decidedAt: now, decidedById: actor.userId, approved } })
  if (count === 0) throw new AppError('request-decided')
  const { schoolId, name, askedById } = await tx.nameRequest.findUniqueOrThrow({ where: { id: nameRequestId } })
  if (approved) await tx.school.updateMany({ where: { id: schoolId, brin: null }, data: { name } })
  const asker = askedById ? await tx.user.findUnique({ where: { id: askedById }, select: { name: true, email: true } }) : null
  if (asker) await queueMail(tx, { key: `name-decided-${nameRequestId}`, schoolId, recipient: asker.email, ...(await renderNameDecidedMail({ portalName: portalName(), dear: asker.name, name, approved })) })
  await audit({ action: 'school.name-decided', schoolId, subjectId: nameRequestId, details: { approved } })
}
