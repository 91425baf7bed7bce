import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { downloadReport } from '@/lib/procedures/download-report'

/** The report of a merger as a text file (ACC-8). */
export async function GET(request: NextRequest, { params }: { params: Promise<{ mergeId: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requireBeside('schools.procedures')
  const { mergeId } = await params
  return (isUuid(mergeId) ? await downloadReport(actor, mergeId, new Date()) : null) ?? notFound()
}
