import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { KEY_WORDS, readPublicKeys } from '@/lib/core/public-keys'
import { AppError } from '@/lib/core/errors'
import { FETCHABLE_HINT, isFetchable } from '@/lib/core/safe-address'
import { randomToken, encrypt } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import type { clientSecretInput, openidClientInput } from './schema'

/** 'Verbinding opslaan': registers or changes a publisher's client. A name is given once, and stays. */
export async function registerClient({ tx, audit }: BesideContext, { publisherId, auth, keys, ...addresses }: z.output<typeof openidClientInput>): Promise<void> {
  const publisher = await tx.publisher.findUnique({ where: { id: publisherId }, select: { slug: true, clientId: true, clientAuth: true } })
  if (!publisher) throw new AppError('not-found')
  const { backchannelLogoutUri } = addresses
  if (backchannelLogoutUri && !isFetchable(backchannelLogoutUri, env().PUBLIC_URL)) throw new AppError('invalid-input', undefined, {}, { backchannelLogoutUri: [FETCHABLE_HINT] })
  const read = auth === 'key' && keys.trim() !== '' ? readPublicKeys(keys) : null
  if (read && 'problem' in read) throw new AppError('invalid-input', undefined, {}, { keys: [KEY_WORDS[read.problem]] })
  if (auth === 'key' && !read && publisher.clientAuth !== 'key') throw new AppError('invalid-input', undefined, {}, { keys: [KEY_WORDS['no-keys']] })
  await tx.publisher.update({
    where: { id: publisherId },
    data: {
      ...addresses, clientAuth: auth, clientId: publisher.clientId ?? publisher.slug,
      // What no longer serves is not kept: neither a key beside a secret nor a secret beside a key.
      ...(auth === 'key' ? (read ? { clientKeys: read } : {}) : { clientKeys: { keys: [] } }),
      ...(auth === 'key' || auth === 'none' ? { clientSecretCipher: null } : {}),
    },
  })
  await audit({ action: 'publisher.openid-set', schoolId: null, subjectId: publisherId, details: { auth } })
}

/** 'Nieuw geheim': from now on the one of before serves no more. Answers it, to be shown this once. */
export async function renewClientSecret({ tx, audit }: BesideContext, { publisherId }: z.output<typeof clientSecretInput>): Promise<{ secret: string }> {
  const secret = randomToken()
  const { count } = await tx.publisher.updateMany({ where: { id: publisherId, clientId: { not: null }, clientAuth: { in: ['secretBasic', 'secretPost'] } }, data: { clientSecretCipher: encrypt(secret, 'client-secret') } })
  if (count === 0) throw new AppError('not-found')
  await audit({ action: 'publisher.secret-renewed', schoolId: null, subjectId: publisherId })
  return { secret }
}
