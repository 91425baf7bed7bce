import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import type { loginRulesInput } from './schema'

/** What the school asks of the logins of its staff from now on: counts at the next click, open sessions included (AUT-4, AUT-7). */
export async function setLoginRules({ tx, actor, audit }: CommandContext, { secondFactor, strict }: z.output<typeof loginRulesInput>): Promise<void> {
  const data = { coordinatorsSecondFactor: secondFactor === 'on', strictSessions: strict === 'on' }
  const schoolId = actor.school.id
  await tx.schoolLoginRules.upsert({ where: { schoolId }, create: { schoolId, ...data }, update: data })
  await audit({ action: 'session.rules-set', details: { secondFactor: data.coordinatorsSecondFactor, strict: data.strictSessions } })
}
