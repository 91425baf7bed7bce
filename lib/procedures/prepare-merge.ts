import { createHash } from 'node:crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { AppError } from '@/lib/core/errors'
import { boardsOf, type TwoBoards } from './boards'
import { differences } from './changes'
import { merged, type MergeSummary } from './merge-rules'
import { blocksOf, type Block, type SchoolState } from './rules'
import { locationOf, schoolState } from './schools'
import type { RawTransaction } from './sql'
import { readWorld } from './store'
import type { World } from './world'

export type MergeChoice = { goesId: string; staysId: string; brin: string | null; chosen: readonly string[] }
export type Prepared = { goes: SchoolState; stays: SchoolState; blocks: Block[]; world: World; summary: MergeSummary; digest: string; boards: TwoBoards | null; location: Awaited<ReturnType<typeof locationOf>>['columns'] }
type Tx = Pick<Transaction, 'school' | 'rosterImport' | 'duoLocation' | 'processingAgreement' | 'agreementRequest'> & RawTransaction

/** What a merger would do as of now, what stands in its way, and a digest of it: what was agreed to is done, or nothing is. */
export async function prepareMerge(tx: Tx, { goesId, staysId, brin, chosen }: MergeChoice, now: Date): Promise<Prepared> {
  const [goes, stays] = [await schoolState(tx, { id: goesId }, now), await schoolState(tx, { id: staysId }, now)]
  if (!goes || !stays) throw new AppError('not-found')
  const location = brin ? await locationOf(tx, brin) : null
  const blocks = blocksOf(goes, stays, location?.state ?? null)
  const world = await readWorld(tx, [goesId, staysId])
  const boards = await boardsOf(tx, { goesId, staysId }, now)
  // The moment and the new reference differ each time; all else must be what was shown.
  const { after, summary } = merged(world, { goes: goesId, stays: staysId, now: '', newRef: '', location: location?.columns ?? null, chosen })
  const digest = createHash('sha256').update(JSON.stringify(differences(world, after).map((change) => JSON.stringify(change)).sort()) + JSON.stringify(boards)).digest('hex')
  return { goes, stays, blocks, world, summary, digest, boards, location: location?.columns ?? null }
}
