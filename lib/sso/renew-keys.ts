import { log } from '@/lib/platform/log'
import { acrossSchools } from '@/lib/platform/db/scope'
import { addSigningKey, LEAD_HOURS, retireSigningKey } from './signing-keys'
import { renewal } from './key-schedule'

/** The job 'sso.keys': a new signing key each quarter, and the old ones out of what is published once nothing of theirs is of use. */
export async function renewSigningKeys(now: Date): Promise<void> {
  const keys = await acrossSchools('one issuer signs for all schools').signingKey.findMany({ where: { retiredAt: null }, orderBy: { signsFrom: 'asc' }, select: { kid: true, signsFrom: true } })
  const { add, retire } = renewal(keys, now)
  if (add) log().info({ kid: await addSigningKey(now, LEAD_HOURS) }, 'a new signing key')
  for (const kid of retire) {
    await retireSigningKey(kid, now)
    log().info({ kid }, 'a signing key retired')
  }
}
