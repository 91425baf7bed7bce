import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'

export type Tone = 'info' | 'success' | 'warn' | 'danger'
export type StateTone = Tone | 'neutral'

export interface ToneLook {
  Icon: LucideIcon
  /** Said before the message where no title is shown: a tone is never a colour alone. */
  word: string
  box: string
  text: string
}

/** How each tone looks and what it is called, in one place for alerts, notices, pills and cards. */
export const TONES: Record<Tone, ToneLook> = {
  info: { Icon: Info, word: 'Informatie', box: 'border-primary/30 bg-primary-tint', text: 'text-primary-dark' },
  success: { Icon: CircleCheck, word: 'Gelukt', box: 'border-success/30 bg-success-tint', text: 'text-success' },
  warn: { Icon: TriangleAlert, word: 'Let op', box: 'border-warn/30 bg-warn-tint', text: 'text-warn' },
  danger: { Icon: CircleAlert, word: 'Fout', box: 'border-danger/30 bg-danger-tint', text: 'text-danger' },
}
