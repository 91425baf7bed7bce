import { startOfDutchDay } from '@/lib/core/dutch-day'
import { run } from '@/lib/platform/db/pool'
import type { Scope } from '@/lib/platform/db/scope'
import { REFUSED_SINCE } from './sql'

export type RefusedRow = { pupilId: string; kind: 'sign-in' | 'title'; reason: string | null; throttled: boolean; times: number; lastAt: Date; lastSignIn: Date | null }
export type Trouble = {
  pupilId: string
  /** How often, and when last. */
  times: number
  lastAt: Date
  why: string
  advice: string
  /** The teacher can mend it on the pupil's page 'Inloggen herstellen'. */
  mendable: boolean
  /** When the pupil got in after all; null when not. */
  solvedAt: Date | null
}

/** 'Wie kon vandaag niet inloggen': of these pupils, whom the asker may see, since Dutch midnight (GRP-7, PUP-4). Latest first. */
export async function refusedToday(scope: Scope, pupilIds: string[], now = new Date()): Promise<Trouble[]> {
  if (pupilIds.length === 0) return []
  return troubles(await run<RefusedRow>(REFUSED_SINCE, [scope.schoolId, startOfDutchDay(now), pupilIds]))
}

/** One line a pupil and cause, in words; the title is not named: what a child wanted to open is the child's. */
export function troubles(rows: readonly RefusedRow[]): Trouble[] {
  const lines = new Map<string, RefusedRow>()
  for (const row of rows) {
    // Tries with and without a wait in between are one story.
    const key = row.kind === 'sign-in' ? `${row.pupilId} sign-in ${row.reason ?? ''}` : `${row.pupilId} title ${row.reason ?? ''}`
    const known = lines.get(key)
    lines.set(key, known ? { ...row, times: row.times + known.times, throttled: row.throttled || known.throttled, lastAt: row.lastAt > known.lastAt ? row.lastAt : known.lastAt } : row)
  }
  return [...lines.values()]
    .map((row) => ({
      pupilId: row.pupilId, times: row.times, lastAt: row.lastAt, ...wordsFor(row), mendable: row.kind === 'sign-in',
      solvedAt: row.kind === 'sign-in' && row.lastSignIn && row.lastSignIn > row.lastAt ? row.lastSignIn : null,
    }))
    .sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime() || (a.pupilId < b.pupilId ? -1 : 1))
}

type Words = { why: string; advice: string }

function wordsFor(row: RefusedRow): Words {
  const known = row.kind === 'title' ? TITLE_WORDS : SIGN_IN_WORDS
  if (row.reason && Object.hasOwn(known, row.reason)) return known[row.reason]!
  if (row.kind === 'title') return { why: 'Een titel ging niet open.', advice: 'Blijft het zo, vraag het uw ICT-coördinator.' }
  if (row.throttled) return { why: 'Te vaak een verkeerde code of een verkeerd plaatje.', advice: 'Wacht een minuut en probeer het samen. Weet het kind de code niet meer, geef dan een nieuwe. Deed een ander kind het, geef dan ook een nieuwe.' }
  return { why: 'Verkeerde code of verkeerd plaatje.', advice: 'Kijk samen hieronder wat het moet zijn, of geef een nieuwe.' }
}

/** Reasons that a refused login may carry. */
const SIGN_IN_WORDS: Record<string, Words> = {
  'badge-void': { why: 'Een badge die niet meer geldig is.', advice: 'Geef het kind de nieuwe badge, of print hem opnieuw.' },
}

/** Why a title did not open, without naming it, and who mends it (lib/licences/rules). */
const TITLE_WORDS: Record<string, Words> = {
  'no-consent': { why: 'Een titel ging niet open: de school heeft de uitgeverij niet aangevinkt.', advice: 'De ICT-coördinator vinkt die aan bij Beheer → Uitgeverijen.' },
  'not-connected': { why: 'Een titel ging niet open: de uitgeverij heeft nu geen werkende verbinding.', advice: 'Probeer het later; blijft het zo, bel dan de uitgeverij.' },
  'no-licence': { why: 'Een titel ging niet open: de school heeft er geen lopende licentie voor.', advice: 'Vraag uw ICT-coördinator.' },
  'not-for-you': { why: 'Een titel ging niet open: hij is voor leerkrachten.', advice: 'Kies voor de leerlingen de titel voor leerlingen.' },
  'not-linked': { why: 'Een titel ging niet open: de licentie is niet aan deze groep gekoppeld.', advice: 'De ICT-coördinator koppelt licenties aan groepen via Lesmateriaal.' },
  'not-at-school': { why: 'Een titel ging niet open: het kind was niet op een adres van de school.', advice: 'Is het kind wel op school, vraag dan uw ICT-coördinator om het adres toe te voegen.' },
  'not-at-home': { why: 'Een titel ging thuis niet open: de uitgeverij heeft hem niet voor thuis vrijgegeven.', advice: 'Op school werkt hij wel.' },
}
