import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/current'
import { copyForSchool } from '@/lib/agreements/copy'
import { isUuid } from '@/lib/core/ids'

/** ACC-6: the copy of an agreement that is for this school too. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ agreementId: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requirePermission('agreements.ask')
  const { agreementId } = await params
  return (isUuid(agreementId) ? await copyForSchool(actor, agreementId, new Date()) : null) ?? notFound()
}
