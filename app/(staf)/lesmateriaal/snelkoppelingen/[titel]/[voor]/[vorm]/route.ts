import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/current'
import { downloadFile } from '@/lib/shortcuts/download'

/** One shortcut, or all at once for an MDM, as a file (MAT-2). */
export async function GET(request: NextRequest, { params }: { params: Promise<Record<'titel' | 'voor' | 'vorm', string>> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  const actor = await requirePermission('shortcuts.download')
  return (await downloadFile(actor, await params)) ?? notFound()
}
