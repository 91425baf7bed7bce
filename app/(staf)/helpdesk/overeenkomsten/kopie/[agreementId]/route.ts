import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireBeside } from '@/lib/access/current'
import { copyOf } from '@/lib/agreements/copy'
import { signedAgreement } from '@/lib/agreements/queries'
import { isUuid } from '@/lib/core/ids'

/** ACC-6: the copy of any board's agreement, for the helpdesk. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ agreementId: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  await requireBeside('agreements.watch')
  const { agreementId } = await params
  return (isUuid(agreementId) ? await copyOf(await signedAgreement(agreementId)) : null) ?? notFound()
}
