import type { StateTone } from '@/components/ui/tones'
import type { ImportSource, ImportStatus } from '@/lib/roster/queries'

/** How an import stands, as the helpdesk says it: the school is 'de school', not 'u'. */
export const STATUS_WORDS: Record<ImportStatus, { word: string; tone: StateTone }> = {
  failed: { word: 'mislukt', tone: 'danger' },
  held: { word: 'vastgehouden', tone: 'warn' },
  refused: { word: 'geweigerd', tone: 'danger' },
  staged: { word: 'wacht op de school', tone: 'warn' },
  scheduled: { word: 'staat klaar', tone: 'info' },
  queued: { word: 'wordt verwerkt', tone: 'info' },
  applied: { word: 'verwerkt', tone: 'success' },
  cancelled: { word: 'geannuleerd', tone: 'neutral' },
  undone: { word: 'teruggedraaid', tone: 'neutral' },
}

/** Where an import came from. */
export const SOURCE_WORDS: Record<ImportSource, string> = { file: 'bestand', link: 'koppeling', maker: 'XML-maker' }
