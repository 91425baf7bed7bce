import { randomUUID } from 'node:crypto'
import { renderFactorChangedMail, type FactorChange } from '@/emails/FactorChanged'
import { dateTime } from '@/lib/core/dates'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'

/** Tells somebody what changed about the own login (AUT-7): who did not do it, hears of it. */
export async function mailFactor(tx: Parameters<typeof queueMail>[0], { email, name }: { email: string; name: string }, change: FactorChange, now: Date): Promise<void> {
  const letter = await renderFactorChangedMail({ portalName: env().PORTAL_NAME, name, change, when: dateTime(now), address: `${new URL(env().PUBLIC_URL).origin}/mijn-profiel/inloggen` })
  await queueMail(tx, { key: `factor-${change}-${randomUUID()}`, schoolId: null, recipient: email, ...letter })
}
