import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireOwn } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { downloadReport } from '@/lib/roster/report'

/** What was seen in the file of an import, as CSV (LAS-3). */
export async function GET(request: NextRequest, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requireOwn('roster.import')
  const { importId } = await params
  return (isUuid(importId) ? await downloadReport(actor, importId) : null) ?? notFound()
}
