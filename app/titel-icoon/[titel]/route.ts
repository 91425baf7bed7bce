import { notFound } from 'next/navigation'
import { iconBytes } from '@/lib/publisher-admin/icon'
import { iconOf } from '@/lib/publisher-admin/queries'

/** A title's icon. Opened by itself it may do nothing at all, whatever is in it. */
export async function GET(_request: Request, { params }: { params: Promise<{ titel: string }> }): Promise<Response> {
  const icon = await iconOf((await params).titel)
  const read = icon === null ? null : iconBytes(icon)
  if (!read) notFound()
  return new Response(new Uint8Array(read.bytes), { headers: { 'content-type': read.type, 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=300' } })
}
