import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { twice } from '@/lib/access/run-command'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { FETCHABLE_HINT, isFetchable } from '@/lib/core/safe-address'
import { schoolYearOf } from '@/lib/core/school-year'
import { encrypt, randomToken } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { hashPassword } from '@/lib/platform/passwords'
import { applyPlan } from '@/lib/roster/apply-plan'
import { readState } from '@/lib/roster/current'
import { diffRoster } from '@/lib/roster/diff'
import { currentOfState } from '@/lib/roster/state'
import { agreedTo, TERMS, type Terms } from '@/lib/consent/terms'
import { readMetadataOr } from '@/lib/saml/read-metadata'
import { ATTRIBUTES } from '@/lib/sso/attributes'
import { eraseMade } from './erase-sandbox'
import { holdSandbox } from './find-sandbox'
import { addressOf, LOGINS, newCode, sandboxRoster, sandboxUntil } from './rules'
import type { makeSandboxInput } from './schema'

type Input = Omit<z.output<typeof makeSandboxInput>, 'token'>

/**
 * Makes a sandbox (PUB-5), in one transaction: a publisher with a client and a title, a school with made-up people who log in, its tick for
 * that publisher and a licence. What was made before for the same address goes. `address`: where the engineer is, which is the school's own
 * address, so that its pupils can log in there (NET-1). @throws AppError 'link-dead', 'invalid-input'
 */
export async function makeSandbox({ token, ...input }: z.output<typeof makeSandboxInput>, { address, now }: { address: string | null; now: Date }): Promise<void> {
  // The portal itself sends to this one, so not to what only its own machine or network can reach.
  if (input.backchannelLogoutUri && !isFetchable(input.backchannelLogoutUri, env().PUBLIC_URL)) throw new AppError('invalid-input', undefined, {}, { backchannelLogoutUri: [FETCHABLE_HINT] })
  const password = `proef-${newCode((below) => randomInt(below))}-${randomInt(10, 100)}`
  const passwordHash = await hashPassword(password)
  // Two with one entityID at the same moment: the second one reads that it is taken.
  await twice(() => acrossSchools('a sandbox is a publisher and a school at once').$transaction(
    async (tx) => {
      const sandbox = await holdSandbox(tx, token, now)
      await eraseMade(tx, sandbox, { kind: 'stranger', address })
      const code = newCode((below) => randomInt(below))
      const { publisher, productId } = await makePublisher(tx, code, input)
      const publisherId = publisher.id
      const schoolId = await makeSchool(tx, code, { address, passwordHash, now })
      await tx.consent.create({ data: { ...agreedTo(publisher), schoolId, grantedAt: now } })
      const groups = await tx.group.findMany({ where: { schoolId }, select: { id: true } })
      await tx.licence.create({ data: { schoolId, productId, linking: 'portal', startsOn: now, groups: { create: groups.map(({ id }) => ({ groupId: id })) } } })
      const expiresAt = sandboxUntil(now)
      await tx.sandbox.update({ where: { id: sandbox.id }, data: { schoolId, publisherId, passwordCipher: encrypt(password, `sandbox-password ${sandbox.id}`), expiresAt, tokenExpiresAt: expiresAt } })
      await record(tx, { kind: 'stranger', address }, { action: 'sandbox.made', schoolId: null, subjectId: sandbox.id })
    },
    { timeout: 30_000 },
  ))
}

async function makePublisher(tx: Transaction, code: string, { titleUrl, redirectUris, keys, auth, samlMetadata, ...more }: Input): Promise<{ publisher: Terms & { id: string }; productId: string }> {
  const slug = `proef-${code}`
  const bySecret = auth === 'secretBasic' || auth === 'secretPost'
  const client = {
    clientAuth: auth, ...(keys ? { apiKeys: keys } : {}), ...(keys && auth === 'key' ? { clientKeys: keys } : {}), ...(bySecret ? { clientSecretCipher: encrypt(randomToken(), 'client-secret') } : {}),
    ...(samlMetadata === null ? {} : await serviceProvider(tx, samlMetadata)), ...more,
  }
  const publisher = await tx.publisher.create({
    data: { slug, name: `Proefuitgeverij ${code}`, purpose: 'Een verbinding uitproberen.', attributes: Object.keys(ATTRIBUTES), clientId: slug, redirectUris, loginUrl: titleUrl, sector: slug, allowedUrls: [`${new URL(titleUrl).origin}/`], ...client },
    select: TERMS,
  })
  // Names the title in shortcuts; what opens is the address where logging in begins.
  const { id: productId } = await tx.product.create({
    data: { code: 'proeftitel', name: `Proeftitel ${code}`, url: new URL(`/${slug}`, titleUrl).href, teacherEntrance: true, homeAllowed: true, method: { create: { publisherId: publisher.id, code: 'proeftitel', name: `Proeftitel ${code}` } } },
    select: { id: true },
  })
  return { publisher, productId }
}

/** What the engineer's metadata registers for SAML (SSO-4). @throws AppError 'invalid-input' at the field, also for a name that another publisher has */
async function serviceProvider(tx: Transaction, metadata: string) {
  const { entityId, acsUrls, certificates, signs } = readMetadataOr(metadata, () => new AppError('invalid-input', undefined, {}, { samlMetadata: ['Dit is geen metadata van een service provider met adressen voor HTTP-POST die met https:// beginnen, of met http://localhost.'] }))
  const taken = await tx.publisher.findUnique({ where: { samlEntityId: entityId }, select: { id: true } })
  if (taken) throw new AppError('invalid-input', undefined, {}, { samlMetadata: ['Deze entityID is al in gebruik. Geef uw proef een andere.'] })
  return { samlEntityId: entityId, samlAcsUrls: acsUrls, samlCertificates: certificates, samlSigns: signs }
}

async function makeSchool(tx: Transaction, code: string, { address, passwordHash, now }: { address: string | null; passwordHash: string; now: Date }): Promise<string> {
  // A board of its own: what is asked of a board, all its schools see.
  const { id: boardId } = await tx.board.create({ data: { number: `PROEF-${code}`, name: `Proefbestuur ${code}` }, select: { id: true } })
  const { id: schoolId } = await tx.school.create({
    // With an addition to the house number, which the services spell in two ways.
    data: { name: `Proefschool ${code}`, street: 'Proeflaan', houseNumber: '7a', postalCode: '1234AB', city: 'Nergenshuizen', kind: 'primary', brin: await freeBrin(tx), schoolKey: `PROEF-${code.toUpperCase()}`, boardId, ...(address ? { addresses: { create: { cidr: address } } } : {}) },
    select: { id: true },
  })
  const state = await readState(tx, schoolId)
  await applyPlan(tx, schoolId, diffRoster(currentOfState(state), sandboxRoster(code, schoolYearOf(now))), state, now)
  for (const { name, lasKey, role } of LOGINS) {
    const known = lasKey ? await tx.employment.findFirstOrThrow({ where: { schoolId, lasKey }, select: { id: true, firstName: true, lastName: true } }) : null
    const login = { email: addressOf(name, code), name: known ? `${known.firstName} ${known.lastName ?? ''}`.trim() : 'Ivo Ict', passwordHash, activatedAt: now }
    const { id: userId } = await tx.user.create({ data: login, select: { id: true } })
    if (known) await tx.employment.update({ where: { id: known.id }, data: { userId } })
    else await tx.employment.create({ data: { schoolId, userId, roles: [role], firstName: 'Ivo', lastName: 'Ict' } })
  }
  return schoolId
}

/** A BRIN that DUO gives to nobody: those of a sandbox begin with 00. */
async function freeBrin(tx: Transaction): Promise<string> {
  for (;;) {
    const letter = () => String.fromCharCode(65 + randomInt(26))
    const brin = `00${letter()}${letter()}${String(randomInt(100)).padStart(2, '0')}`
    if (!(await tx.school.findUnique({ where: { brin }, select: { id: true } }))) return brin
  }
}
