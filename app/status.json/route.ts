import { portalStatus } from '@/lib/status/status'

// Read at each request, from what the process keeps for a minute.
export const dynamic = 'force-dynamic'

/** HLP-4 for machines: the same as the page. */
export async function GET(): Promise<Response> {
  const { at, state, portal, las, publishers } = await portalStatus(new Date())
  return Response.json({ at, state, portal, las, publishers })
}
