import type { StateTone } from '@/components/ui/tones'
import type { ToolView } from '@/lib/network/queries'

/** How the Dynamic IP Tool is doing, in words (NET-2). */
export const TOOL_WORDS: Record<ToolView['state'], { word: string; tone: StateTone }> = {
  none: { word: 'Dynamic IP Tool niet in gebruik', tone: 'neutral' },
  waiting: { word: 'Dynamic IP Tool nog niet gehoord', tone: 'warn' },
  working: { word: 'Dynamic IP Tool meldt zich', tone: 'success' },
  silent: { word: 'Dynamic IP Tool meldt zich niet meer', tone: 'danger' },
}
