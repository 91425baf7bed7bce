import { log } from '@/lib/platform/log'
import { acrossSchools } from '@/lib/platform/db/scope'
import { renewal, SCHEDULES, type KeyUse } from './key-schedule'
import { addSigningKey, retireSigningKey } from './signing-keys'

/** The job 'sso.keys': new signing keys when their time has come, and the old ones out of what is published once nothing of theirs is of use. */
export async function renewSigningKeys(now: Date): Promise<void> {
  for (const use of Object.keys(SCHEDULES) as KeyUse[]) await renew(use, now)
}

async function renew(use: KeyUse, now: Date): Promise<void> {
  const keys = await acrossSchools('one issuer signs for all schools').signingKey.findMany({ where: { retiredAt: null, use }, orderBy: { signsFrom: 'asc' }, select: { kid: true, signsFrom: true } })
  const { add, retire } = renewal(keys, now, SCHEDULES[use])
  if (add) log().info({ use, kid: await addSigningKey(now, SCHEDULES[use].lead / 3_600_000, use) }, 'a new signing key')
  for (const kid of retire) {
    await retireSigningKey(kid, now, use)
    log().info({ use, kid }, 'a signing key retired')
  }
}
