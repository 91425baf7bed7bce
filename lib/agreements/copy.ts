import { auditActor } from '@/lib/access/audit-actor'
import { scopeOf, type StaffActor } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { contentDisposition, safeName } from '@/lib/shortcuts/file-names'
import { agreementPdf, type Copy } from './pdf'
import { agreementOf, signedAgreement, signingView, type ListedSchool, type SignedAgreement } from './queries'
import { CURRENT, versionOf } from './text'

/** The copy that a link in a mail gives: of what was signed, or to read before signing. Null when the link does not work. */
export async function copyByLink(token: string, now: Date): Promise<Response | null> {
  const view = await signingView(token, now)
  if (!view) return null
  if (view.signedId) return copyOf(await signedAgreement(view.signedId))
  return asFile({ portal: env().PORTAL_NAME, text: CURRENT, board: view.board, schools: view.schools, soleSchool: false, signed: null })
}

/** The copy for a coordinator, of an agreement that is for this school too; audited. */
export async function copyForSchool(actor: StaffActor & { school: NonNullable<StaffActor['school']> }, agreementId: string, now: Date): Promise<Response | null> {
  const { board } = await agreementOf(scopeOf(actor), now)
  if (!board.signed.some(({ id }) => id === agreementId)) return null
  await record(forSchool(scopeOf(actor)), auditActor(actor), { action: 'agreement.downloaded', schoolId: actor.school.id, subjectId: agreementId })
  return copyOf(await signedAgreement(agreementId))
}

/** The copy of any signed agreement, for the helpdesk. */
export async function copyOf(agreement: SignedAgreement): Promise<Response | null> {
  const text = agreement && versionOf(agreement.version)
  if (!text) return null
  const { boardName, boardNumber, soleSchoolId, schools, ...signed } = agreement
  return asFile({ portal: env().PORTAL_NAME, text, board: { name: boardName, number: boardNumber }, schools: schools as ListedSchool[], soleSchool: soleSchoolId !== null, signed })
}

async function asFile(copy: Copy): Promise<Response> {
  const name = safeName(`Verwerkersovereenkomst ${copy.board.name}${copy.signed ? '' : ' (concept)'}`)
  return new Response(new Uint8Array(await agreementPdf(copy)), { headers: { 'content-type': 'application/pdf', 'content-disposition': contentDisposition(`${name}.pdf`), 'cache-control': 'no-store' } })
}
