'use client'

import { Picture } from '@/components/ui/Picture'
import { useMemo } from 'react'
import { tileClass } from './tile'

export interface PupilTile {
  id: string
  /** First name, with as much of the last name as tells two of them apart: 'Sem B'. */
  name: string
  /** Slug of the pupil picture. */
  picture: string
}

/** Second step of a pupil: which one are you? Picture and name, by alphabet, a whole class of 35 on one tablet screen. */
export function PupilChoice({ pupils, onChoose, chosenId, busy = false, label = 'Kies je naam' }: {
  pupils: readonly PupilTile[]
  onChoose: (id: string) => void
  chosenId?: string
  busy?: boolean
  label?: string
}) {
  const sorted = useMemo(() => [...pupils].sort((a, b) => a.name.localeCompare(b.name, 'nl')), [pupils])
  return (
    <ul
      aria-label={label}
      aria-busy={busy || undefined}
      className="grid w-full grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3"
    >
      {sorted.map((pupil) => (
        <li key={pupil.id}>
          <button
            type="button"
            aria-disabled={busy || undefined}
            aria-pressed={chosenId === undefined ? undefined : chosenId === pupil.id}
            onClick={() => { if (!busy) onChoose(pupil.id) }}
            className={tileClass(chosenId === pupil.id, 'flex h-full min-h-34 w-full flex-col items-center justify-center gap-1.5 px-1.5 py-2')}
          >
            <Picture kind="pupil" slug={pupil.picture} className="size-19" />
            <span className="max-w-full text-child leading-tight font-bold [overflow-wrap:anywhere]">{pupil.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
