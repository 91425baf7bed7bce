'use client'

import { Picture } from '@/components/ui/Picture'
import clsx from 'clsx'
import { useState } from 'react'
import { tileClass } from './tile'
import { Told } from './Told'
import type { Rest } from './useRest'

export interface PictureTileChoice {
  slug: string
  label: string
}

export interface PicturePasswordProps {
  /** The twelve pictures of this child, in its own order (lib/pictures, passwordChoices). */
  choices: readonly PictureTileChoice[]
  /** One tap chooses. */
  onChoose: (slug: string) => void
  busy?: boolean
  /** After too many wrong pictures: the tiles rest. */
  rest?: Rest | null
  wrong?: boolean
  message?: string
}

/** Third step of a pupil who cannot read digits yet: tap your secret picture. Each picture says its name to a screen reader. */
export function PicturePassword({
  choices, onChoose, busy = false, rest = null, wrong = false, message = 'Dat was niet je plaatje. Probeer het nog een keer.',
}: PicturePasswordProps) {
  const [tapped, setTapped] = useState<string>()
  return (
    <div className="flex w-full flex-col items-center gap-4">
      <Told wrong={wrong} busy={busy} rest={rest} message={message} />
      <ul
        aria-label="Je geheime plaatje"
        className={clsx('grid grid-cols-3 gap-3 sm:grid-cols-4 sm:gap-4 short:gap-3', wrong && !busy && !rest && 'animate-shake motion-reduce:animate-none', rest && 'opacity-40')}
      >
        {choices.map((choice) => (
          <li key={choice.slug}>
            <button
              type="button"
              aria-disabled={busy || rest !== null || undefined}
              onClick={() => {
                if (busy || rest) return
                setTapped(choice.slug)
                onChoose(choice.slug)
              }}
              className={tileClass(busy && tapped === choice.slug, 'flex size-25 items-center justify-center sm:size-36 sm:short:size-31 shorter:size-25')}
            >
              <Picture kind="password" slug={choice.slug} label={choice.label} className="size-18 sm:size-24 sm:short:size-22 shorter:size-18" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
