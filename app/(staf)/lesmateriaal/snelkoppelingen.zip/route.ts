import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/current'
import { downloadZip } from '@/lib/shortcuts/download'

/** The zip with shortcuts to all pupil titles (MAT-2). */
export async function GET(request: NextRequest): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requirePermission('shortcuts.download')
  return (await downloadZip(actor)) ?? notFound()
}
