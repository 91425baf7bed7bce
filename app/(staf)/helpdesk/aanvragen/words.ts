import type { StateTone } from '@/components/ui/tones'
import type { RequestState } from '@/lib/account-requests/queries'

export const STATE_WORDS: Record<RequestState, { word: string; tone: StateTone }> = {
  open: { word: 'te beoordelen', tone: 'warn' },
  approved: { word: 'goedgekeurd', tone: 'success' },
  rejected: { word: 'afgewezen', tone: 'neutral' },
}
