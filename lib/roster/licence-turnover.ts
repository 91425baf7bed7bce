import { randomUUID } from 'node:crypto'
import { linkedLicences } from '@/lib/licences/carry-licences'
import { carryOver, type CarryOver, type OpenReason } from '@/lib/licences/carry-over'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { carryOut } from './carry-out'
import type { RosterPlan } from './plan'
import type { RosterState } from './state'
import { yearTurn } from './turnover'

/** What becomes, or became, of the links of licences at the turn of the year, by name (ACC-10). */
export type LicenceTurnover = { linked: Named[]; unlinked: Named[]; open: (Named & { why: OpenReason; settled: boolean })[] }
type Named = { licence: string; group: string }
type Tx = Pick<SchoolTransaction, 'licence' | 'consent' | 'group' | 'licenceGroup'>

/** What would become of them if the new year began now. */
export async function licencesAhead(tx: Tx, state: RosterState, plan: RosterPlan, now: Date): Promise<LicenceTurnover> {
  const after = carryOut(plan, state, { now, newId: randomUUID })
  const licences = await linkedLicences(tx)
  return named(carryOver(licences, yearTurn(state, after)), licences, [...state.groups, ...after.groups], () => false)
}

/** What became of them. An open one is settled once the coordinator linked its licence to a group after that. */
export async function licencesCarried(tx: Tx, turnover: CarryOver, at: Date): Promise<LicenceTurnover> {
  const [licences, groups, since] = await Promise.all([
    tx.licence.findMany({ where: { linking: 'portal' }, select: { id: true, product: { select: { name: true } } } }),
    tx.group.findMany({ select: { id: true, name: true } }),
    tx.licenceGroup.findMany({ where: { linkedAt: { gt: at }, linkedById: { not: null }, group: { removedAt: null } }, select: { licenceId: true } }),
  ])
  const settled = new Set(since.map(({ licenceId }) => licenceId))
  return named(turnover, licences.map(({ id, product }) => ({ id, name: product.name })), groups, (licenceId) => settled.has(licenceId))
}

function named(turnover: CarryOver, licences: readonly { id: string; name: string }[], groups: readonly { id: string; name: string }[], settled: (licenceId: string) => boolean): LicenceTurnover {
  const [licenceNames, groupNames] = [licences, groups].map((list) => new Map(list.map(({ id, name }) => [id, name])))
  // What is gone altogether needs nobody's attention.
  const name = <Link extends { licenceId: string; groupId: string }>(link: Link): (Link & Named)[] => {
    const [licence, group] = [licenceNames!.get(link.licenceId), groupNames!.get(link.groupId)]
    return licence === undefined || group === undefined ? [] : [{ ...link, licence, group }]
  }
  const plain = ({ licence, group }: Named): Named => ({ licence, group })
  const collator = new Intl.Collator('nl', { numeric: true })
  const order = (a: Named, b: Named) => collator.compare(a.licence, b.licence) || collator.compare(a.group, b.group)
  return {
    linked: turnover.linked.flatMap(name).map(plain).sort(order),
    unlinked: turnover.unlinked.flatMap(name).map(plain).sort(order),
    open: turnover.open.flatMap(name).map(({ licenceId, licence, group, why }) => ({ licence, group, why, settled: settled(licenceId) })).sort(order),
  }
}
