import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import { forSchool, type Scope } from '@/lib/platform/db/scope'

/**
 * Makes the key of the school's Dynamic IP Tool (NET-2); an older one stops working. The key is known this once: it goes
 * into the script that is downloaded, the database keeps its hash.
 */
export async function makeToolKey({ tx, actor, now, audit }: CommandContext): Promise<{ key: string; schoolId: string }> {
  const key = randomToken()
  const fresh = { keyHash: tokenHash(key), createdAt: now, createdById: actor.userId, lastReportAt: null, alarmedAt: null }
  await tx.addressTool.upsert({ where: { schoolId: actor.school.id }, create: { ...fresh, schoolId: actor.school.id }, update: fresh })
  await audit({ action: 'network.tool-key-made', subjectId: actor.school.id })
  return { key, schoolId: actor.school.id }
}

/** Takes the tool's key away. The addresses that it reported stay in the list until somebody removes them. */
export async function removeTool({ tx, actor, audit }: CommandContext): Promise<void> {
  const { count } = await tx.addressTool.deleteMany({})
  if (count === 0) throw new AppError('not-found')
  await audit({ action: 'network.tool-removed', subjectId: actor.school.id })
}

/** True when this is the key that the school's tool has now. */
export async function isToolKey(scope: Scope, key: string): Promise<boolean> {
  return (await forSchool(scope).addressTool.count({ where: { keyHash: tokenHash(key) } })) > 0
}
