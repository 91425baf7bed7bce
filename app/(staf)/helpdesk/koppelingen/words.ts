import type { StateTone } from '@/components/ui/tones'
import type { WatchState } from '@/lib/las/queries'

/** How a link stands, in the helpdesk's words. */
export const WATCH_WORDS: Record<WatchState, { word: string; tone: StateTone }> = {
  broken: { word: 'werkt niet', tone: 'danger' },
  held: { word: 'wacht op de coördinator', tone: 'warn' },
  'waiting-for-las': { word: 'wacht op het LAS', tone: 'warn' },
  'needs-key': { word: 'sleutel ontbreekt', tone: 'warn' },
  live: { word: 'werkt', tone: 'success' },
}
