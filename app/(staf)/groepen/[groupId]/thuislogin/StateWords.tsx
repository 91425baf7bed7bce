import clsx from 'clsx'
import type { PupilAddress } from '@/lib/home-login/staff-queries'

const TONE = { neutral: 'text-muted', info: 'text-ink', success: 'text-success', warn: 'text-warn', danger: 'font-semibold text-danger' } as const

/** How it stands with an address, in words (HOM-8). The words carry it, the colour only helps. */
export function StateWords({ state }: { state: PupilAddress['state'] }) {
  return <span className={clsx(TONE[state.tone])}>{state.words}</span>
}
