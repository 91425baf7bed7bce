import type { NextRequest } from 'next/server'
import { requireOwn } from '@/lib/access/current'
import { exportLog } from '@/lib/audit-log/export-log'
import { readFilter } from '@/lib/audit-log/filter'
import { contentDisposition } from '@/lib/shortcuts/file-names'

/** The audit log as found, as CSV (DAT-2); that it was taken stands in it. */
export async function GET(request: NextRequest): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requireOwn('audit.export')
  const text = await exportLog(actor, readFilter(Object.fromEntries(request.nextUrl.searchParams), new Date()))
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': contentDisposition('Logboek.csv'), 'cache-control': 'no-store' } })
}
