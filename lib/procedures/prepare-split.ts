import { createHash, randomInt, randomUUID } from 'node:crypto'
import { AppError } from '@/lib/core/errors'
import { seal } from '@/lib/groups/credentials'
import { passwordChoices } from '@/lib/pictures/choose'
import type { Transaction } from '@/lib/platform/db/prisma'
import { boardsOf, type TwoBoards } from './boards'
import type { SchoolState } from './rules'
import { schoolState } from './schools'
import { NEXT_NUMBERS, read, type RawTransaction } from './sql'
import { split, splitBlocks, type SplitBlock, type SplitReport } from './split-rules'
import { readWorld } from './store'
import { momentText, type World } from './world'

export type PreparedSplit = { from: SchoolState; to: SchoolState; blocks: SplitBlock[]; world: World; after: World; report: SplitReport; digest: string; boards: TwoBoards | null }
type Tx = Pick<Transaction, 'school' | 'rosterImport' | 'substitution' | 'processingAgreement' | 'agreementRequest'> & RawTransaction

/** What a split would do as of now, what stands in its way, and a digest of who goes. Numbers are drawn only where it is `real`. */
export async function prepareSplit(tx: Tx, { fromId, toId, groupIds }: { fromId: string; toId: string; groupIds: readonly string[] }, now: Date, { real }: { real: boolean }): Promise<PreparedSplit> {
  const [from, to] = [await schoolState(tx, { id: fromId }, now), await schoolState(tx, { id: toId }, now)]
  if (!from || !to) throw new AppError('not-found')
  const world = await readWorld(tx, [fromId, toId])
  const groups = world.group.filter((row) => row.school_id === fromId && row.kind === 'base' && row.removed_at === null)
  const chosen = groups.filter((row) => groupIds.includes(String(row.id)))
  const substitutes = await tx.substitution.count({ where: { schoolId: fromId, endedAt: null, endsAt: { gt: now }, groupId: { in: chosen.map(({ id }) => String(id)) } } })
  const blocks = splitBlocks(from, to, { groups: chosen.length, of: groups.length, substitutes })
  const numbers = await read<{ number: bigint }>(tx, NEXT_NUMBERS, real ? world.pupil.length + world.employment.length : 0)
  const { after, report } = split(world, {
    from: fromId, to: toId, groupIds: chosen.map(({ id }) => String(id)), now: momentText(now), newId: randomUUID, newNumber: () => Number(numbers.pop()?.number ?? 0), newPicture: pictureFor,
  })
  const boards = await boardsOf(tx, { goesId: fromId, staysId: toId }, now)
  const digest = createHash('sha256').update(JSON.stringify([fromId, toId, report.groups, report.pupils.map(({ was }) => was), report.staff, report.homes, boards])).digest('hex')
  return { from, to, blocks, world, after, digest, boards, report: { boards, from: { name: from.name, brin: from.brin }, to: { name: to.name, brin: to.brin }, ...report } }
}

/** One of the pictures that this very child will choose from, sealed as PostgreSQL writes bytes in JSON. */
function pictureFor(pupilId: string): string {
  const choices = passwordChoices(pupilId)
  const { pictureCipher } = seal({ picture: '', pin: '', passwordPicture: choices[randomInt(choices.length)]!.slug })
  return `\\x${Buffer.from(pictureCipher).toString('hex')}`
}
