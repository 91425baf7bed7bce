import type { StateTone } from '@/components/ui/tones'
import type { ImportSource, ImportStatus } from '@/lib/roster/queries'
import { STATUS_WORDS as TO_THE_SCHOOL } from '../beheer/gebruikersgegevens/status-words'

/** How an import stands, as the helpdesk says it: the school is 'de school', not 'u'. */
export const STATUS_WORDS: Record<ImportStatus, { word: string; tone: StateTone }> = {
  ...TO_THE_SCHOOL,
  held: { word: 'vastgehouden', tone: 'warn' },
  staged: { word: 'wacht op de school', tone: 'warn' },
}

/** Where an import came from. */
export const SOURCE_WORDS: Record<ImportSource, string> = { file: 'bestand', link: 'koppeling', maker: 'XML-maker' }
