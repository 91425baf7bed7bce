import { addressLine } from '@/lib/schools/queries'
import { fullName } from '@/lib/core/names'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { besideDuo, otherBoard, type Compared, type RequestKind } from './rules'
import { draftsSince } from './send-request'
import { hasCoordinator, overtaken } from './standing'

export const REQUEST_STATES = ['open', 'approved', 'rejected'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** What the holder of the link sees (ACC-1): whom the form is for, and whether it was sent. Null when the link is none. */
export async function requestOfLink(token: string, now: Date) {
  if (token.length > 64) return null
  return acrossSchools('a request is known by the token of its link').accountRequest.findFirst({
    where: { tokenHash: tokenHash(token), createdAt: { gt: draftsSince(now) } },
    select: { status: true, reference: true, kind: true, schoolKind: true, boardName: true, boardNumber: true, schoolName: true, brin: true, schoolKey: true, city: true, signatoryName: true, signatoryEmail: true, firstName: true, prefix: true, lastName: true, email: true, createdAt: true },
  })
}

export type QueueFilter = { words: string | null; state: RequestState; kind: RequestKind | null; page: number; pageSize: number }
const ROW = { id: true, reference: true, kind: true, schoolKind: true, schoolName: true, brin: true, city: true, sentAt: true, decidedAt: true } as const

/** The helpdesk's queue: those that wait longest first, those decided last first. Behind 'accounts.decide' only. */
export async function requestQueue({ words, state, kind, page, pageSize }: QueueFilter) {
  const database = acrossSchools('the helpdesk decides on requests from everywhere')
  const has = { contains: words ?? '', mode: 'insensitive' } as const
  const where = { status: state, ...(kind ? { kind } : {}), ...(words ? { OR: [{ schoolName: has }, { brin: has }, { reference: has }, { email: has }, { boardName: has }] } : {}) }
  const [rows, total] = await Promise.all([
    database.accountRequest.findMany({ where, select: ROW, orderBy: state === 'open' ? [{ sentAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'asc' }], take: pageSize, skip: (page - 1) * pageSize }),
    database.accountRequest.count({ where }),
  ])
  return { rows, total }
}
export type QueueRow = Awaited<ReturnType<typeof requestQueue>>['rows'][number]

/** How many requests stand how. */
export async function countRequests(): Promise<Record<RequestState, number>> {
  const rows = await acrossSchools('the helpdesk decides on requests from everywhere').accountRequest.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(REQUEST_STATES.map((state) => [state, rows.find((row) => row.status === state)?._count ?? 0])) as Record<RequestState, number>
}

/** One request with DUO's record beside it, the account that is there, and other requests that look like it. Null for a draft. */
export async function requestToDecide(id: string, now: Date) {
  const database = acrossSchools('the helpdesk decides on requests from everywhere')
  const request = await database.accountRequest.findFirst({ where: { id, status: { not: 'draft' } }, omit: { pdfCipher: true, tokenHash: true } })
  if (!request) return null
  const { brin, schoolKey, schoolKind, schoolName, email } = request
  const [listed, school, alike, own, decidedBy] = await Promise.all([
    brin ? database.duoLocation.findUnique({ where: { brin } }) : null,
    brin || schoolKey ? database.school.findFirst({ where: brin ? { brin } : { schoolKey }, select: { id: true, name: true, active: true } }) : null,
    database.accountRequest.findMany({ where: { id: { not: id }, status: { in: ['open', 'approved'] }, OR: [...(brin ? [{ brin }] : []), { email }, { schoolKind, schoolName: { equals: schoolName, mode: 'insensitive' as const } }] }, select: { ...ROW, status: true }, orderBy: { sentAt: 'desc' }, take: 10 }),
    schoolKind === 'primary' ? [] : database.school.findMany({ where: { kind: schoolKind, active: true }, select: { id: true, name: true, schoolKey: true, brin: true, city: true }, orderBy: { name: 'asc' } }),
    request.decidedById ? database.user.findUnique({ where: { id: request.decidedById }, select: { name: true } }) : null,
  ])
  const compared: Compared[] = listed ? besideDuo(request, listed) : []
  return {
    request, compared, alike, own, decidedBy: decidedBy?.name ?? null,
    overtaken: request.status === 'open' ? await overtaken(database, request, {}, now) : null, boards: otherBoard(request, listed),
    duo: listed && { closed: listed.closedAt !== null, address: addressLine(listed) },
    school: school && { ...school, coordinated: await hasCoordinator(database, school.id, now), invited: await invitedCoordinators(database, school.id) },
  }
}

/** Who was made coordinator and has not chosen a password yet. */
async function invitedCoordinators(database: ReturnType<typeof acrossSchools>, schoolId: string): Promise<string[]> {
  const rows = await database.employment.findMany({ where: { schoolId, roles: { has: 'coordinator' }, removedAt: null, OR: [{ userId: null }, { user: { activatedAt: null } }] }, select: { firstName: true, prefix: true, lastName: true }, orderBy: { createdAt: 'asc' } })
  return rows.map(fullName)
}
export type RequestToDecide = NonNullable<Awaited<ReturnType<typeof requestToDecide>>>

/** The signed PDF of a request, as it lies encrypted. */
export async function pdfOf(id: string): Promise<{ reference: string; pdfCipher: Uint8Array } | null> {
  const row = await acrossSchools('the helpdesk decides on requests from everywhere').accountRequest.findFirst({ where: { id, status: { not: 'draft' } }, select: { reference: true, pdfCipher: true } })
  return row?.pdfCipher ? { reference: row.reference, pdfCipher: row.pdfCipher } : null
}
