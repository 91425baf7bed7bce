import type { StateTone } from '@/components/ui/tones'
import type { ImportStatus } from '@/lib/roster/queries'

/** How an import stands, in a word. */
export const STATUS_WORDS: Record<ImportStatus, { word: string; tone: StateTone }> = {
  staged: { word: 'wacht op u', tone: 'warn' },
  held: { word: 'wacht op u', tone: 'warn' },
  scheduled: { word: 'staat klaar', tone: 'info' },
  queued: { word: 'wordt verwerkt', tone: 'info' },
  applied: { word: 'verwerkt', tone: 'success' },
  failed: { word: 'mislukt', tone: 'danger' },
  cancelled: { word: 'geannuleerd', tone: 'neutral' },
  refused: { word: 'geweigerd', tone: 'danger' },
  undone: { word: 'ongedaan gemaakt', tone: 'neutral' },
}
