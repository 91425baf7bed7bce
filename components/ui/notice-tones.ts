import type { Tone } from './tones'

/** How each kind of notice looks (AUT-8); the word stands beside it. */
export const NOTICE_TONES: Record<'outage' | 'maintenance' | 'news', Tone> = { outage: 'warn', maintenance: 'info', news: 'info' }
