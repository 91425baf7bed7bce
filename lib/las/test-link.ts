import type { CommandContext } from '@/lib/access/action'
import type { StaffAtSchool } from '@/lib/access/current'
import { AppError } from '@/lib/core/errors'
import { schoolYearOf } from '@/lib/core/school-year'
import { forSchool } from '@/lib/platform/db/scope'
import { takeTry } from '@/lib/platform/limits'
import { refusal } from '@/lib/roster/automatic-rules'
import { checkAgainstSchool } from '@/lib/roster/rules'
import { untilAgain } from './fetch-now'
import { makeAsking } from './fetch-roster'
import { outcomeOf, testWords, type OutcomeCode } from './outcomes'
import { KEY_REFUSED, LAS_SYSTEMS, linkState, type LasSystem } from './rules'
import { askLas, type LasAnswer } from './uwlr/ask'

export type Counted = { groups: number; pupils: number; staff: number; leftOut: number; wrong: number }
/** `asked`: the link as it was when it was asked. */
export type Heard = { asked: Asked; system: LasSystem; code: OutcomeCode; counted: Counted | null }
type Asked = { system: LasSystem; chosenAt: Date; keyCipher: Uint8Array<ArrayBuffer> | null }
/** What the LAS said, in words. */
export type TestResult = { good: boolean; words: string; remedy: string; counted: Counted | null }

/** Somebody waits in front of the screen. */
const PATIENCE = { ms: 30_000, limits: { idleMs: 15_000, bytes: 40 * 1024 * 1024 } }

/** Asks the school's LAS for everything, and keeps nothing of it. @throws AppError 'no-link', 'las-too-often' */
export async function hearLas(actor: StaffAtSchool, now = new Date()): Promise<Heard> {
  const database = forSchool({ schoolId: actor.school.id, groupIds: 'all' })
  const link = await database.lasLink.findFirst({ select: { system: true, chosenAt: true, keyCipher: true, lasGrantedAt: true } })
  const state = linkState(link && { ...link, hasKey: link.keyCipher !== null })
  if (!link || state === 'manual' || state === 'needs-key') throw new AppError('no-link')
  const wait = await takeTry('las-test', actor.school.id)
  if (wait > 0) throw new AppError('las-too-often', undefined, untilAgain(wait, new Date()))
  const school = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true, name: true } })
  const asking = makeAsking({ ...link, schoolId: actor.school.id, receivedAt: null }, school, now)
  const asked = { system: link.system, chosenAt: link.chosenAt, keyCipher: link.keyCipher }
  if (!asking) return { asked, system: link.system, code: 'not-configured', counted: null }
  return { asked, system: link.system, ...judge(await askLas(asking, PATIENCE), school, schoolYearOf(now)) }
}

function judge(answer: LasAnswer, school: Parameters<typeof checkAgainstSchool>[1], year: string): Omit<Heard, 'asked' | 'system'> {
  if (answer.kind === 'problem') return { code: answer.outcome, counted: null }
  if (answer.kind === 'unchanged') return { code: 'unchanged', counted: null }
  const { roster, findings } = answer.read
  const wrong = findings.filter((finding) => finding.severity === 'error').length
  if (!roster) return { code: 'invalid-data', counted: { groups: 0, pupils: 0, staff: 0, leftOut: 0, wrong } }
  const checked = checkAgainstSchool(roster, school, year, 'link')
  if (refusal(checked.findings)) return { code: 'other-school', counted: null }
  const { groups, pupils, staff } = checked.roster
  return { code: 'applied', counted: { groups: groups.length, pupils: pupils.length, staff: staff.length, leftOut: checked.leftOut.length, wrong } }
}

/** 'Test de verbinding' (LAS-1): notes what the answer says of the LAS's permission; people and groups stay as they are. What was said of a key that is another by now counts for nothing. */
export async function testLink({ tx, now, audit }: CommandContext, _input: object, heard: Heard): Promise<TestResult> {
  const { asked, system, code, counted } = heard
  const { grant, good = false } = outcomeOf(code)
  if (grant === 'given') {
    await tx.lasLink.updateMany({ where: { ...asked, lasGrantedAt: null }, data: { lasGrantedAt: now } })
    await tx.lasLink.updateMany({ where: asked, data: { lasCheckedAt: now } })
    // The refusal of before is over, for the helpdesk's watch too.
    await tx.lasLink.updateMany({ where: { ...asked, lastOutcome: KEY_REFUSED }, data: { lastOutcome: null, failures: 0 } })
  }
  // Stays to be seen: whoever opens the page later knows what to mend.
  if (grant === 'refused') await tx.lasLink.updateMany({ where: asked, data: { lasGrantedAt: null, lasCheckedAt: now, lastOutcome: code, lastRunAt: now } })
  await audit({ action: 'las.tested', details: { system, outcome: code } })
  const las = LAS_SYSTEMS[system].name
  if (code === 'applied') return { good, words: `${las} antwoordt en geeft toestemming.`, remedy: 'Er is niets veranderd. Met ‘Haal nu op’ komen de gegevens binnen; anders vannacht vanzelf.', counted }
  if (code === 'invalid-data') return { good, words: `${las} antwoordt, maar in de gegevens zitten fouten (${counted?.wrong ?? 0}).`, remedy: 'Kies ‘Haal nu op’: dan ziet u wat er niet klopt en wat u kunt doen. Er verandert dan niets.', counted: null }
  return { good, ...testWords(code, las), counted }
}
