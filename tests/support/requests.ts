import type { AppError } from '@/lib/core/errors'
import type { StaffActor } from '@/lib/access/actor'
import { runBeside, type BesideContext } from '@/lib/access/run-command'
import { createSession, readSession } from '@/lib/access/session'
import { beginRequest } from '@/lib/account-requests/begin-request'
import { requestInput } from '@/lib/account-requests/schema'
import { sendRequest } from '@/lib/account-requests/send-request'
import { makeSignForm } from '@/lib/account-requests/sign-form'
import { tokenHash } from '@/lib/platform/crypto'
import { freeBrin, makeUser, next } from '@/prisma/seed/factories'
import { everything } from './command'

/** Somebody of the helpdesk who is logged in, and the token. */
export async function helpdesk(): Promise<{ actor: StaffActor; token: string }> {
  const user = await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: `Helpdesk ${next()}`, helpdesk: true })
  const token = await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
  const actor = await readSession(token, '127.0.0.1')
  if (actor?.kind !== 'staff') throw new Error('not logged in')
  return { actor, token }
}

/** Runs a command of the helpdesk as `besideAction` does. */
export const beside = <Data>(actor: StaffActor, run: (context: BesideContext) => Promise<Data>, now?: Date) => runBeside(actor, run, now)

/** A location that DUO lists, without an account here. */
export async function listedAtDuo(change: Partial<{ brin: string; name: string; closedAt: Date; boardNumber: string; boardName: string; street: string; houseNumber: string; postalCode: string; city: string }> = {}) {
  const brin = freeBrin()
  return everything().duoLocation.create({ data: { brin, name: `Basisschool bij DUO ${brin}`, street: 'Duolaan', houseNumber: '3', postalCode: '1234AB', city: 'Dorp', boardNumber: String(50_000 + (next() % 40_000)), boardName: `Stichting ${brin}`, ...change } })
}

let signed: Promise<Buffer> | undefined
/** A PDF that is good. */
export const signedPdf = () => (signed ??= makeSignForm({ portalName: 'Leerpoort', reference: 'A-2222-3333', kind: 'account', schoolKind: 'primary', boardName: 'B', boardNumber: '41003', schoolName: 'S', brin: null, schoolKey: null, city: null, signatoryName: 'N', coordinator: 'C', email: 'c@school.example' }))

/** What somebody types on the form. */
export const typed = (change: Record<string, unknown> = {}) => ({
  kind: 'account', schoolKind: 'primary', boardName: 'Stichting Vogels', boardNumber: '41009', schoolName: 'De Vrije Vogel', signatoryName: 'Bea Stuurder', signatoryEmail: `bestuur${next()}@vogels.example`,
  firstName: 'Vera', prefix: 'de', lastName: 'Vogel', email: `vera${next()}@vogel.example`, ...change,
})

let client = 0
/** From an address that no other request came from. */
export const fromOutside = (now = new Date()) => ({ address: `198.51.${Math.floor((client += 1) / 250)}.${client % 250}`, now })

/** Where it is not about the captcha. */
export const anybody = async () => undefined

/** A request that was begun; its token and id. */
export async function begun(change: Record<string, unknown> = {}, now = new Date()): Promise<{ token: string; id: string }> {
  const token = await beginRequest(requestInput.parse(typed(change)), fromOutside(now), anybody)
  const { id } = await everything().accountRequest.findUniqueOrThrow({ where: { tokenHash: tokenHash(token) }, select: { id: true } })
  return { token, id }
}

/** A request that lies before the helpdesk. */
export async function sent(change: Record<string, unknown> = {}, now = new Date()): Promise<string> {
  const { token, id } = await begun(change, now)
  await sendRequest({ token, file: await signedPdf() }, fromOutside(now))
  return id
}

/** What a refused form says beside its fields. */
export async function fieldsOf(work: Promise<unknown>): Promise<Record<string, string[]>> {
  return work.then(() => ({}), (error: unknown) => (error as AppError).fields)
}
