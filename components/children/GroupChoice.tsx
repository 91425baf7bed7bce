'use client'

import { Picture } from '@/components/ui/Picture'
import { tileClass } from './tile'

export interface GroupTile {
  id: string
  name: string
  /** As people say it: 'groep 1', 'groep 3/4', 'combinatiegroep'. */
  yearGroup: string
  /** What stands large on the tile: '1', '3/4'. The first letter of the name when left out. */
  sign?: string
  /** Slug of a pupil picture, for schools that give their groups a picture. */
  picture?: string
}

/** First step of a pupil: in which group are you? Large tiles, each with a sign that one can know without reading. */
export function GroupChoice({ groups, onChoose, chosenId, busy = false, label = 'Kies je groep' }: {
  groups: readonly GroupTile[]
  onChoose: (id: string) => void
  chosenId?: string
  busy?: boolean
  label?: string
}) {
  return (
    <ul aria-label={label} aria-busy={busy || undefined} className="flex w-full flex-wrap justify-center gap-4 sm:gap-5">
      {groups.map((group) => (
        <li key={group.id} className="w-[calc(50%-0.5rem)] sm:w-48">
          <button
            type="button"
            aria-disabled={busy || undefined}
            aria-pressed={chosenId === undefined ? undefined : chosenId === group.id}
            onClick={() => { if (!busy) onChoose(group.id) }}
            className={tileClass(chosenId === group.id, 'flex h-full min-h-44 w-full flex-col items-center justify-center gap-2 p-2 sm:p-3')}
          >
            {group.picture
              ? <Picture kind="pupil" slug={group.picture} className="size-18" />
              : (
                <span aria-hidden className="flex h-18 min-w-18 items-center justify-center rounded-full bg-sky px-4 text-4xl font-bold text-primary-dark">
                  {group.sign ?? group.name.charAt(0).toLocaleUpperCase('nl')}
                </span>
              )}
            <span className="max-w-full text-child leading-tight font-bold hyphens-auto">{group.name}</span>
            <span className="text-base text-muted">{group.yearGroup}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
