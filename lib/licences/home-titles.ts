import type { StaffAtSchool } from '@/lib/access/current'
import { factsOfSchool } from './queries'
import { isForHome } from './rules'

export type HomeTitle = { id: string; name: string; publisher: string; test: boolean }

/**
 * LIC-5, to look up: the pupil titles that are in use at the school, those that work at home too and those that do not.
 * In use: ticked, connected, licensed and linked to somebody.
 */
export async function homeTitles(actor: Pick<StaffAtSchool, 'school' | 'employmentId'>): Promise<{ home: HomeTitle[]; schoolOnly: HomeTitle[] }> {
  const facts = await factsOfSchool({ schoolId: actor.school.id, pupilId: null, employmentId: actor.employmentId, address: null })
  const used = facts.filter((title) => title.audience === 'pupil' && title.consented && title.connected && title.licensed && title.linkedAnywhere)
  const listed = (home: boolean) =>
    used.filter((title) => isForHome(title) === home).map((title): HomeTitle => ({ id: title.productId, name: title.productName, publisher: title.publisherName, test: title.test })).sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  return { home: listed(true), schoolOnly: listed(false) }
}
