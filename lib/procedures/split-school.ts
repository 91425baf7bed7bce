import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { renderSchoolSplitMail } from '@/emails/SchoolSplit'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { ensureSubstituteAccounts } from '@/lib/substitutes/accounts'
import { addressees } from './addressees'
import { differences } from './changes'
import { prepareSplit } from './prepare-split'
import type { splitInput } from './schema'
import { hangingOn } from './split-undo-rules'
import { lockSchools } from './sql'
import { readWorld, sealSplitUndo, writeChanges } from './store'

/**
 * Groups go on as another school (ACC-8): their pupils get new identities there, so results at publishers are not kept; the page said so
 * before. Pictures, pins and home logins go along. @throws AppError 'split-blocked', 'merge-changed', 'merge-unconfirmed', 'merge-boards'
 */
export async function splitSchool({ tx, actor, now, audit }: BesideContext, { fromId, toId, group, digest, sure, boards }: z.output<typeof splitInput>): Promise<{ splitId: string }> {
  const ids = [fromId, toId]
  await lockSchools(tx, ids)
  const prepared = await prepareSplit(tx, { fromId, toId, groupIds: group }, now, { real: true })
  if (prepared.blocks.length > 0) throw new AppError('split-blocked')
  if (prepared.digest !== digest) throw new AppError('merge-changed')
  if (sure !== 'ja') throw new AppError('merge-unconfirmed')
  if (prepared.boards && boards !== 'ja') throw new AppError('merge-boards')
  await writeChanges(tx, differences(prepared.world, prepared.after), { moveFirst: false })
  for (const id of ids) await ensureSubstituteAccounts(tx, id, now)
  const { report } = prepared
  const splitId = randomUUID()
  // As it was written, with the substitute accounts that came and went. A school's own row changes by itself: how often its screens were made.
  const after = await readWorld(tx, ids)
  const changes = differences(prepared.world, after).filter(({ table }) => table !== 'school')
  await tx.schoolSplit.create({ data: { id: splitId, fromId, toId, report, undoCipher: sealSplitUndo({ changes, hung: hangingOn(after, changes, toId) }, splitId), splitAt: now, splitById: actor.userId } })
  for (const schoolId of ids) await audit({ action: 'schools.split', schoolId, subjectId: splitId, details: { groups: report.groups.length, pupils: report.pupils.length, staff: report.staff } })
  for (const { userId, name, email, schoolId } of await addressees(tx, ids, now)) {
    const mail = await renderSchoolSplitMail({ portalName: env().PORTAL_NAME, name, from: report.from.name, to: report.to.name, groups: report.groups.map((each) => each.name), pupils: report.pupils.length, undone: false, address: `${new URL(env().PUBLIC_URL).origin}/groepen` })
    await queueMail(tx, { key: `school-split-${splitId}-${userId}`, schoolId, recipient: email, ...mail })
  }
  return { splitId }
}
