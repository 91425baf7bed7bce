import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { copyByLink } from '@/lib/agreements/copy'

/** ACC-6: the copy for whoever holds the link: to read before signing, signed afterwards. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  // Next's router asks for pages ahead; a download is for browsers that really go.
  if (request.headers.has('rsc')) return new Response(null, { status: 204 })
  return (await copyByLink((await params).token, new Date())) ?? notFound()
}
