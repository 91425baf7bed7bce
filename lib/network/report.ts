import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { sentence } from '@/lib/core/texts'
import { tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { forSchool } from '@/lib/platform/db/scope'
import { countFailure, takeTry, throttleAddress } from '@/lib/platform/limits'
import { networkAround, parseNetwork, readNetwork } from './rules'
import { TOOL_BY_KEY } from './sql'
import { surroundings } from './surroundings'
import { takeOver } from './tool-rules'

export type ReportAnswer =
  | { status: 200; address: string; changed: boolean }
  /** The key is nobody's (any more). */
  | { status: 401 }
  /** The key is good, but nobody's school can be where the report comes from. */
  | { status: 422; message: string }
  | { status: 429; wait: number }

/**
 * A report of a Dynamic IP Tool (NET-2): the school is now (also) where the report comes from. Only the client's address
 * as the front door saw it counts; what else the request holds is not looked at.
 */
export async function report(authorization: string | undefined, address: string | null, now: Date): Promise<ReportAnswer> {
  const key = /^Bearer ([\w-]{43})$/i.exec(authorization ?? '')?.[1]
  const [tool] = key ? await run<{ schoolId: string }>(TOOL_BY_KEY, [tokenHash(key)]) : []
  if (!key || !tool) return stranger(address)
  const wait = await takeTry('address-report-school', tool.schoolId)
  if (wait > 0) return { status: 429, wait }
  if (!address) return { status: 422, message: 'Het portaal kan niet zien vanaf welk adres deze melding komt. Meld dit bij de helpdesk.' }
  let network: string
  try {
    network = readNetwork(networkAround(address), surroundings())
  } catch (error) {
    if (error instanceof AppError) return { status: 422, message: sentence(error.code, error.values) }
    throw error
  }
  const outcome = await keep(tool.schoolId, tokenHash(key), { address, network }, now)
  return outcome ? { status: 200, address, changed: outcome.changed } : stranger(address)
}

/** One answer for every key that is not one, whatever it looks like. */
async function stranger(address: string | null): Promise<ReportAnswer> {
  const wait = await countFailure('address-report', throttleAddress(address ?? 'unknown'))
  return wait > 0 ? { status: 429, wait } : { status: 401 }
}

/** Writes the report down; null when the key was replaced a moment ago. */
function keep(schoolId: string, keyHash: Uint8Array<ArrayBuffer>, { address, network }: { address: string; network: string }, now: Date): Promise<{ changed: boolean } | null> {
  return forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    // The row is held until the end: IPv4 and IPv6 are reported at the same moment, and wait for each other here.
    const { count } = await tx.addressTool.updateMany({ where: { keyHash }, data: { lastReportAt: now, alarmedAt: null } })
    if (count === 0) return null
    const known = await tx.schoolAddress.findMany({ select: { id: true, cidr: true, connectionType: true, addedById: true } })
    const change = takeOver(known.map((row) => ({ ...row, cidr: parseNetwork(row.cidr) })), network)
    if (change.remove.length > 0) await tx.schoolAddress.deleteMany({ where: { id: { in: change.remove } } })
    if (change.adopt) await tx.schoolAddress.updateMany({ where: { id: change.adopt }, data: { addedById: null } })
    if (change.add) await tx.schoolAddress.createMany({ data: [{ schoolId, cidr: network, connectionType: 'dynamic' }], skipDuplicates: true })
    const changed = change.add || change.adopt !== null || change.remove.length > 0
    const before = await tx.addressReport.findMany({ orderBy: { id: 'desc' }, take: 50, select: { address: true } })
    const last = before.map((row) => parseNetwork(row.address)).find((each) => each.includes(':') === network.includes(':'))
    if (last !== network) await tx.addressReport.createMany({ data: [{ schoolId, address: network, at: now }] })
    if (changed) await record(tx, { kind: 'system', address }, { action: 'network.address-reported', schoolId, details: { added: change.add, removed: change.remove.length } })
    return { changed }
  })
}
