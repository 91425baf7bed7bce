import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { recordRefusal } from '@/lib/audit/record'
import { isUuid } from '@/lib/core/ids'
import { onwardPath } from '@/lib/core/onward'
import { productByUrl } from '@/lib/licences/queries'
import { run } from '@/lib/platform/db/pool'
import { env } from '@/lib/platform/env'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { keepAttempt } from './attempts'
import { authorizationAddress, EnvironmentError } from './environment'
import { connectionOf, type Door } from './door'
import { networkRefusalAddress, type NetworkRefusal } from './refusals'
import { isSlug } from './rules'
import { DOOR_BY_NAMES } from './sql'

/** Where the browser goes, and the cookies that it gets. */
export type Answer = { to: string; cookies: string[] }

/**
 * A shortcut inside a network environment (MAT-3, SSO-3): where the school ticked it, on to the environment to hear who
 * sits there. TARGET must be a registered title, and leads there afterwards; without one the overview follows. `verder` is a publisher's request
 * that wants a new login: the environment is asked for one.
 */
export async function beginSignIn(query: URLSearchParams, cookies: string | undefined, address: string | null): Promise<Answer> {
  const onward = onwardPath(query.get('verder'))
  const [slug, ref, target] = [query.get('NETWERKBEHEERDER'), query.get('INSTELLING_REF'), query.get('TARGET')]
  if ((await takeTry('network-sign-in', address ? throttleAddress(address) : 'unknown')) > 0) return refuse('too-often')
  const [door] = await run<Door>(DOOR_BY_NAMES, [isUuid(ref) ? ref : null, isSlug(slug) ? slug : null])
  if (!door?.supplierId) return refuse('unknown-environment')
  if (!door.schoolId) return refuse('unknown-school', door.slug)
  const refuseHere = async (reason: NetworkRefusal) => {
    // Refusals at a school that exists are the coordinator's to read, a few an hour of each kind; strangers' tries at nobody leave no row.
    if ((await takeTry('network-refused', `${door.schoolId} ${door.supplierId} ${reason}`)) === 0) await recordRefusal({ kind: 'stranger', address }, { action: 'network.sign-in-refused', schoolId: door.schoolId, subjectId: door.supplierId!, details: { reason } })
    return refuse(reason, door.slug)
  }
  if (!door.ticked) return refuseHere('no-tick')
  const connection = connectionOf(door, env().PUBLIC_URL)
  if (!connection) return refuseHere('not-connected')
  const product = target ? await productByUrl(target) : null
  if (target && !product) return refuse('unknown-title', door.slug)
  const proof = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  try {
    const to = await authorizationAddress(connection, proof, onward !== null)
    const { nonce, verifier } = proof
    const cookie = await keepAttempt(proof.state, { schoolId: door.schoolId, supplierId: door.supplierId, productId: product?.id ?? null, nonce, verifier, onward, begunAt: Date.now() }, cookies)
    return { to, cookies: [cookie] }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    log().warn({ environment: door.slug, error: error.detail }, 'network environment')
    return refuseHere(error.reason)
  }
}

function refuse(reason: NetworkRefusal, environment?: string | null): Answer {
  return { to: networkRefusalAddress(reason, environment ? { environment } : {}), cookies: [] }
}
