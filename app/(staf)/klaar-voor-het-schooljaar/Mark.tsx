import clsx from 'clsx'
import { CircleCheck, CircleX, Clock } from 'lucide-react'
import type { State } from '@/lib/readiness/rules'

const LOOKS = {
  ok: { Icon: CircleCheck, word: 'in orde', colour: 'text-success' },
  todo: { Icon: CircleX, word: 'dit moet nog gebeuren', colour: 'text-danger' },
  wait: { Icon: Clock, word: 'nog niet te zeggen', colour: 'text-muted' },
} as const

/** How something stands: an icon, and the word behind it. */
export function StateIcon({ state, small = false }: { state: State; small?: boolean }) {
  const { Icon, colour } = LOOKS[state]
  return <Icon aria-hidden className={clsx('mt-0.5 shrink-0', small ? 'size-4' : 'size-5', colour)} />
}

export function StateWord({ state }: { state: State }) {
  return <span className={clsx('text-sm font-normal', LOOKS[state].colour)}>({LOOKS[state].word})</span>
}
