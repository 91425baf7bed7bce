import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { downloadAccessReport } from '@/lib/privacy/make-report'
import { readKind } from '../../../kinds'

/** DAT-3: the access report as a file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ soort: string; id: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requirePermission('privacy.requests')
  const { soort, id } = await params
  const kind = readKind(soort)
  return (kind && isUuid(id) ? await downloadAccessReport(actor, kind, id) : null) ?? notFound()
}
