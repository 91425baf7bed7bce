import { acrossSchools } from '@/lib/platform/db/scope'
import { log } from '@/lib/platform/log'
import { eraseMade } from './erase-sandbox'

/** The job 'sandbox.erase' (PUB-5): sandboxes whose time is over go with all that is in them, one by one; links that nobody used go too. */
export async function eraseOldSandboxes(now: Date): Promise<void> {
  const database = acrossSchools('a job erases sandboxes')
  const due = await database.sandbox.findMany({ where: { tokenExpiresAt: { lte: now }, OR: [{ expiresAt: null }, { expiresAt: { lte: now } }] }, select: { id: true } })
  for (const { id } of due) {
    await database.$transaction(async (tx) => {
      // Prolonged in the meantime, or done by another worker: then not here.
      const sandbox = await tx.sandbox.findFirst({ where: { id, OR: [{ expiresAt: null }, { expiresAt: { lte: now } }] }, select: { id: true, schoolId: true, publisherId: true } })
      if (!sandbox) return
      await eraseMade(tx, sandbox, { kind: 'system', address: null })
      await tx.sandbox.delete({ where: { id } })
    }, { timeout: 30_000 }).catch((error: unknown) => log().error({ err: error, sandbox: id }, 'erasing a sandbox failed'))
  }
}
