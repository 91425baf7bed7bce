import type { Transaction } from '@/lib/platform/db/prisma'
import type { TwoBoards } from './boards'
import type { MergeSummary } from './merge-rules'
import type { Prepared } from './prepare-merge'

/** What is kept of a merger: numbers, titles and publishers. People by the portal's numbers, which publishers have too. */
export type MergeReport = {
  goes: { name: string; brin: string | null }
  stays: { name: string; brin: string | null; newBrin: string | null }
  /** The boards, where the schools had different ones. Absent in reports from before that was kept. */
  boards?: TwoBoards | null
  moved: MergeSummary['moved']
  pupils: { keeps: number; ends: number[] }[]
  staff: { keeps: number; ends: number[] }[]
  keys: MergeSummary['keys']
  licences: string[]
  /** Publishers and environments that the school that went had ticked, and the other has not. */
  publishersToTick: string[]
  environmentsToTick: string[]
  /** Groups of both schools with one name. */
  sameGroups: string[]
  toolEnds: boolean
}

/** Puts the names to what a merger does. */
export async function reportOf(tx: Pick<Transaction, 'product' | 'publisher' | 'networkSupplier'>, { goes, stays, summary, world, location, boards }: Pick<Prepared, 'goes' | 'stays' | 'summary' | 'world' | 'location' | 'boards'>): Promise<MergeReport> {
  const ticked = { some: { schoolId: goes.id, withdrawnAt: null }, none: { schoolId: stays.id, withdrawnAt: null } }
  const [products, publishers, environments] = await Promise.all([
    tx.product.findMany({ where: { id: { in: summary.licences } }, select: { name: true }, orderBy: { name: 'asc' } }),
    tx.publisher.findMany({ where: { consents: ticked }, select: { name: true }, orderBy: { name: 'asc' } }),
    tx.networkSupplier.findMany({ where: { consents: ticked }, select: { name: true }, orderBy: { name: 'asc' } }),
  ])
  const names = (id: string) => new Set(world.group.filter((row) => row.school_id === id && row.removed_at === null).map((row) => String(row.name)))
  const theirs = names(stays.id)
  const people = (list: MergeSummary['staff']) => list.map(({ keeps, ends }) => ({ keeps, ends }))
  return {
    goes: { name: goes.name, brin: goes.brin }, stays: { name: stays.name, brin: stays.brin, newBrin: location?.brin ?? null }, boards, moved: summary.moved,
    pupils: people(summary.pupils), staff: people(summary.staff), keys: summary.keys, licences: products.map(({ name }) => name),
    publishersToTick: publishers.map(({ name }) => name), environmentsToTick: environments.map(({ name }) => name),
    sameGroups: [...names(goes.id)].filter((name) => theirs.has(name)).sort(), toolEnds: summary.toolEnds,
  }
}

/** The report as lines of a text file, for who must keep it. */
export function reportText(report: MergeReport, { mergedAt, undoneAt, undoneBy = null }: { mergedAt: string; undoneAt: string | null; undoneBy?: string | null }): string {
  const { goes, stays, moved, keys } = report
  const lines = [
    undoneAt ? 'Verslag van een fusie die ongedaan is gemaakt' : 'Verslag van een fusie', '', `Verwerkt: ${mergedAt}`, ...(undoneAt ? [`Ongedaan gemaakt: ${undoneAt}${undoneBy ? `, door ${undoneBy}` : ''}`] : []),
    `${undoneAt ? 'Was opgegaan' : 'Opgegaan'}: ${goes.name} (${goes.brin ?? 'zonder BRIN'})`, `Gebleven: ${stays.name} (${stays.brin ?? 'zonder BRIN'})${stays.newBrin ? `, voortaan ${stays.newBrin}` : ''}`,
    ...(report.boards ? [`Besturen: van ${report.boards.goes} naar ${report.boards.stays}`] : []), '',
    `Overgegaan: ${moved.groups} groepen, ${moved.pupils} leerlingen, ${moved.staff} medewerkers, ${moved.homes} thuisadressen, ${moved.licences} licenties, ${moved.addresses} IP-adressen, ${moved.devices} apparaten.`,
    'Leerlingen en medewerkers houden hun nummer en hun schuilnaam bij uitgeverijen.', '',
    `Leerlingen die op beide scholen stonden: ${report.pupils.length}`, ...report.pupils.map(({ keeps, ends }) => `  nummer ${keeps} gaat verder; ${ends.join(', ')} eindigt`),
    `Medewerkers die op beide scholen stonden: ${report.staff.length}`, ...report.staff.map(({ keeps, ends }) => `  nummer ${keeps} gaat verder; ${ends.join(', ')} eindigt`), '',
    `LAS-sleutels die losgelaten zijn (de andere school had ze ook, of de leerling heeft geen ECK iD): ${keys.groups} van groepen, ${keys.pupils} van leerlingen, ${keys.staff} van medewerkers.`,
    `Licenties die beide scholen hadden: ${report.licences.join(', ') || 'geen'}`, `Groepen met dezelfde naam: ${report.sameGroups.join(', ') || 'geen'}`,
    `Nog aan te vinken uitgeverijen: ${report.publishersToTick.join(', ') || 'geen'}`, `Nog aan te vinken netwerkomgevingen: ${report.environmentsToTick.join(', ') || 'geen'}`,
    ...(report.toolEnds ? ['De Dynamic IP Tool van de opgegane school meldt zich niet meer; die van de andere blijft werken.'] : []), '',
    'De school heeft een nieuw kenmerk (INSTELLING_REF): download nieuwe snelkoppelingen.', '',
  ]
  return lines.join('\r\n')
}
