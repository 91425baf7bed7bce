import { record } from '@/lib/audit/record'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import type { Jobs } from '@/lib/platform/jobs'
import { sendHomeLink } from './send-link'
import { SCHOOLS } from './sql'

/**
 * The job 'home.forgotten': mails the link that was asked for; an account that was never activated gets its activation
 * link again (HOM-5). The mail names all schools of the account's children. Does nothing for nobody, for whom the last child has left, and where a link went out since.
 */
export async function sendForgottenLink({ homeAccountId, requestedAt }: Jobs['home.forgotten']): Promise<void> {
  if (!homeAccountId) return
  const [school, ...others] = await run<{ id: string; name: string }>(SCHOOLS, [homeAccountId])
  if (!school) return
  await acrossSchools('a home login belongs to no school').$transaction(async (tx) => {
    const account = await tx.homeAccount.findUnique({ where: { id: homeAccountId }, select: { email: true, activatedAt: true } })
    if (!account || (await tx.mailToken.count({ where: { homeAccountId, createdAt: { gte: new Date(requestedAt) } } })) > 0) return
    const purpose = account.activatedAt ? 'password' : 'activation'
    await sendHomeLink(tx, { homeAccountId, email: account.email, purpose, school, otherSchools: others.map(({ name }) => name) }, new Date())
    await record(tx, { kind: 'stranger', address: null }, { action: 'home.link-requested', schoolId: school.id, subjectId: homeAccountId, details: { purpose } })
  })
}
