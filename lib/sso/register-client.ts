import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { randomToken, encrypt } from '@/lib/platform/crypto'
import { readClientKeys, type KeySetProblem } from './client-keys'
import type { clientSecretInput, openidClientInput } from './schema'

const KEY_WORDS: Record<KeySetProblem, string> = {
  'not-json': 'Dit is geen sleutel: plak de JWKS (JSON) of de PEM die de uitgeverij gaf.',
  'no-keys': 'Plak ten minste één openbare sleutel.',
  private: 'Dit is een geheime sleutel. Die mag niemand anders hebben: vraag de uitgeverij om een nieuw paar te maken en alleen de openbare helft te sturen.',
  'bad-key': 'Deze sleutel kan niet: gebruik P-256, Ed25519, of RSA van ten minste 2048 bits.',
  'too-many': 'Plak ten hoogste vijf sleutels.',
}

/** 'Verbinding opslaan': registers or changes a publisher's client. A name is given once, and stays. */
export async function registerClient({ tx, audit }: BesideContext, { publisherId, auth, keys, ...addresses }: z.output<typeof openidClientInput>): Promise<void> {
  const publisher = await tx.publisher.findUnique({ where: { id: publisherId }, select: { slug: true, clientId: true, clientAuth: true } })
  if (!publisher) throw new AppError('not-found')
  const read = auth === 'key' && keys.trim() !== '' ? readClientKeys(keys) : null
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
