import { stateFor, type AgreementState } from '@/lib/agreements/rules'
import { CURRENT } from '@/lib/agreements/text'
import type { Transaction } from '@/lib/platform/db/prisma'

/** The boards of two schools that have different ones. `agreement`: how that of the school that stays stands for it. */
export type TwoBoards = { goes: string; stays: string; agreement: AgreementState['state'] }

/** Both boards, where a merger or a split brings people of one under the other (ACC-8, ACC-6); null where they are one. */
export async function boardsOf(tx: Pick<Transaction, 'school' | 'processingAgreement' | 'agreementRequest'>, { goesId, staysId }: { goesId: string; staysId: string }, now: Date): Promise<TwoBoards | null> {
  const of = (id: string) => tx.school.findUniqueOrThrow({ where: { id }, select: { id: true, boardId: true, board: { select: { name: true, number: true } } } })
  const [goes, stays] = [await of(goesId), await of(staysId)]
  if (goes.boardId === stays.boardId) return null
  const [agreements, asked] = [await tx.processingAgreement.findMany({ where: { boardId: stays.boardId } }), await tx.agreementRequest.findMany({ where: { boardId: stays.boardId }, select: { id: true, expiresAt: true, endedAt: true, agreements: { select: { id: true } } } })]
  const named = ({ board: { name, number } }: typeof goes) => `${name} (${number})`
  return { goes: named(goes), stays: named(stays), agreement: stateFor(stays, agreements, asked.map((each) => ({ ...each, signed: each.agreements !== null })), CURRENT.version, now).state }
}

/** The same of a split, where the receiving school is the other one. */
export const splitBoardWords = (agreement: AgreementState['state']): string => BOARD_AGREEMENT_WORDS[agreement].replaceAll('de school die blijft', 'de andere school')

/** What the receiving board's agreement means for who comes along. */
export const BOARD_AGREEMENT_WORDS: Record<AgreementState['state'], string> = {
  signed: 'De verwerkersovereenkomst van dit bestuur geldt voor de school die blijft, en daarmee voor iedereen die overgaat.',
  older: 'Een vorige versie van de verwerkersovereenkomst van dit bestuur geldt voor de school die blijft, en daarmee voor iedereen die overgaat. De nieuwe versie is nog niet getekend.',
  check: 'De verwerkersovereenkomst van dit bestuur is getekend, maar de helpdesk heeft nog niet gecontroleerd wie tekende. Tot dan is er geen overeenkomst voor wie overgaat.',
  asked: 'Dit bestuur heeft voor de school die blijft nog geen verwerkersovereenkomst getekend; het is gevraagd. Voor wie overgaat is er dan geen overeenkomst.',
  none: 'Dit bestuur heeft voor de school die blijft geen verwerkersovereenkomst getekend. Voor wie overgaat is er dan geen overeenkomst: laat het bestuur eerst tekenen.',
}
